package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** More callers of one account wait for one row than there are connections. */
@StagingCloudTest
class NoisyNeighbourTest {
    private static final int CALLERS = 40;

    @Test
    void nobodyElseWaits(
            Account noisy,
            Account other,
            @Autowired JdbcClient jdbc,
            @Autowired PlatformTransactionManager transactions)
            throws Exception {
        var group = noisy.securityGroup();
        other.securityGroup();
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var calls = new TransactionTemplate(transactions).execute(status -> {
                jdbc.sql("select id from security_group where id = ? for update")
                        .param(group)
                        .query()
                        .singleRow();
                var waiting = IntStream.range(0, CALLERS)
                        .mapToObj(
                                i -> callers.submit(() -> noisy.call("DeleteSecurityGroup", "SecurityGroupId", group)))
                        .toList();
                for (var i = 0; i < 20; i++) {
                    var begin = System.nanoTime();
                    other.call("DescribeSecurityGroups").assertThat().isOk();
                    other.call("CreateSecurityGroup", "VpcId", other.vpcId())
                            .assertThat()
                            .isOk();
                    noisy.call("DescribeSecurityGroups").assertThat().isOk();
                    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
                }
                return waiting;
            });
            assertThat(calls).isNotNull();
            for (var call : calls) {
                assertThat(call.get().status()).as("deleted, gone, or too many").isIn(200, 400, 404);
            }
        }
    }
}
