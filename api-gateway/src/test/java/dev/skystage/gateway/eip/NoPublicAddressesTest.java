package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The refusals when all public addresses are taken. */
@StagingCloudTest
class NoPublicAddressesTest {
    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void giveBack() {
        jdbc.sql("delete from public_address where holder = 'test'").update();
    }

    @Test
    void refusesWhenNoneAreLeft(Account account) {
        var instance = account.runningInstance();
        for (var range : List.of("198.18.0.0", "198.19.0.0", "203.0.113.0", "198.51.100.0", "192.0.2.0")) {
            var size = range.startsWith("198.1") ? 65_536 : 256;
            jdbc.sql("insert into public_address select ?::inet + i, 'test' from generate_series(0, ?) i"
                            + " on conflict do nothing")
                    .params(range, size - 1)
                    .update();
        }
        assertThat(account.call("AllocatePublicIpAddress", "InstanceId", instance))
                .isError(400, "InsufficientPublicIp");
        assertThat(account.call("AllocateEipAddress")).isError(400, "ReserveIpFail");
        assertThat(account.callVpc("AllocateEipAddress")).isError(400, "ReserveIpFail");
        assertThat(account.run("InternetMaxBandwidthOut", "5"))
                .isError(403, "OperationDenied.NoStock")
                .saying("out of stock");
        jdbc.sql("delete from public_address where ip = '198.19.7.7'").update();
        assertThat(account.callVpc("AllocateEipAddress").text("/EipAddress")).isEqualTo("198.19.7.7");
    }
}
