package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ReleaseDedicatedHostRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ReleaseDedicatedHostTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void anEmptyHostServesEverybodyAgain(Account account, Time time) throws Exception {
        OwnHost.forDedication(jdbc);
        var id = account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE)
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        var machine = account.call("DescribeDedicatedHosts").text("/DedicatedHosts/DedicatedHost/0/MachineId");
        var instance = account.run("DedicatedHostId", id).text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        assertThat(account.call("ReleaseDedicatedHost", "DedicatedHostId", id))
                .isError(403, "DependencyViolation.Instance");
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        var request = new ReleaseDedicatedHostRequest();
        request.setDedicatedHostId(id);
        account.v1().getAcsResponse(request);
        assertThat(account.call("DescribeDedicatedHosts").text("/TotalCount")).isEqualTo("0");
        assertThat(jdbc.sql("select tenant || ' ' || cardinality(families) from host where id = ?")
                        .param(machine)
                        .query(String.class)
                        .single())
                .startsWith(" ")
                .isNotEqualTo(" 1");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("ReleaseDedicatedHost")).isError(400, "MissingParameter");
        assertThat(account.call("ReleaseDedicatedHost", "DedicatedHostId", "dh-none"))
                .isError(404, "InvalidDedicatedHostId.NotFound");
        assertThat(account.call("ReleaseDedicatedHost", "DedicatedHostId", "dh-none", "RegionId", "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
