package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceTopologyRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeInstanceTopologyTest {
    @Test
    void tellsTheHostOfEachInstanceThatHasAPlace(Account account, Time time, @Autowired JdbcClient jdbc)
            throws Exception {
        var instances = account.runInstances(2);
        time.runDueTasks();
        account.call("StopInstance", "InstanceId", instances.get(1), "StoppedMode", "StopCharging");
        time.runDueTasks();

        var answer = account.v1().getAcsResponse(new DescribeInstanceTopologyRequest());

        assertThat(answer.getTopologys()).singleElement().satisfies(topology -> {
            assertThat(topology.getInstanceId()).isEqualTo(instances.get(0));
            assertThat(topology.getHostId())
                    .isEqualTo(jdbc.sql("select host_id from allocation where instance_id = ?")
                            .param(instances.get(0))
                            .query(String.class)
                            .single());
        });
    }

    @Test
    void narrowsByIds(Account account, Account other) {
        var instances = account.runInstances(2);
        var answer = account.call(
                "DescribeInstanceTopology",
                "InstanceIds",
                "[\"%s\",\"%s\"]"
                        .formatted(instances.get(0), other.runInstances(1).getFirst()));
        assertThat(answer.body().at("/Topologys/Topology")).hasSize(1);
        account.call("DescribeInstanceTopology", "RegionId", "mars")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("DescribeInstanceTopology", "InstanceIds", "i-1")
                .assertThat()
                .isError(400, "InvalidParameter");
    }
}
