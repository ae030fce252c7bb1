package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeInstanceMaintenanceAttributesTest {
    private static final String ACTION = "DescribeInstanceMaintenanceAttributes";

    @Test
    void tellsTheDefaults(Account account) throws Exception {
        var instance = account.runningInstance();
        var answer = account.v3()
                .describeInstanceMaintenanceAttributes(
                        new com.aliyun.ecs20140526.models.DescribeInstanceMaintenanceAttributesRequest()
                                .setRegionId(Account.REGION)
                                .setInstanceId(List.of(instance)))
                .getBody();
        assertThat(answer.getTotalCount()).isEqualTo(1);
        var attributes =
                answer.getMaintenanceAttributes().getMaintenanceAttribute().getFirst();
        assertThat(attributes.getInstanceId()).isEqualTo(instance);
        assertThat(attributes.getNotifyOnMaintenance()).isFalse();
        assertThat(attributes.getActionOnMaintenance().getValue()).isEqualTo("AutoRecover");
        assertThat(attributes.getActionOnMaintenance().getDefaultValue()).isEqualTo("AutoRecover");
        assertThat(attributes.getActionOnMaintenance().getSupportedValues().getSupportedValue())
                .containsExactly("Stop", "AutoRecover");
        assertThat(attributes.getMaintenanceWindows().getMaintenanceWindow()).isEmpty();
    }

    @Test
    void listsAllInstancesOfTheRegion(Account account, Account other) {
        account.runInstances(3);
        other.runInstances(1);
        var answer = account.call(ACTION, "PageSize", "2", "PageNumber", "2");
        assertThat(answer.text("/TotalCount")).isEqualTo("3");
        assertThat(answer.body().at("/MaintenanceAttributes/MaintenanceAttribute"))
                .hasSize(1);
    }

    @Test
    void anInstanceWithLocalDisksMayBeMoved(Account account, @Autowired JdbcClient jdbc) {
        var instance = account.runningInstance();
        new InstanceFacts(jdbc).set(instance, "local_storage_amount = 1, local_storage_gib = 100");
        assertThat(
                        account.call(ACTION, "InstanceId.1", instance)
                                .text(
                                        "/MaintenanceAttributes/MaintenanceAttribute/0/ActionOnMaintenance/SupportedValues/SupportedValue/2"))
                .isEqualTo("AutoRedeploy");
    }

    @Test
    void refusesUnknownInstances(Account account, Account other) {
        account.call(ACTION, "InstanceId.1", other.runningInstance())
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call(ACTION, "RegionId", "mars").assertThat().isError(404, "InvalidRegionId.NotFound");
        account.call(ACTION, "PageSize", "101")
                .assertThat()
                .isError(403, "InvalidParameter")
                .saying("PageSize");
        var ids = new ArrayList<String>();
        for (var i = 1; i <= 101; i++) {
            ids.addAll(List.of("InstanceId." + i, "i-" + i));
        }
        account.call(ACTION, ids.toArray(String[]::new)).assertThat().isError(403, "InstanceIdLimitExceeded");
    }
}
