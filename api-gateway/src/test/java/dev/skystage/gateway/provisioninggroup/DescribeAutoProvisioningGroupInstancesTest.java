package dev.skystage.gateway.provisioninggroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeAutoProvisioningGroupInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeAutoProvisioningGroupInstancesTest {
    @Test
    void showsTheInstancesOfTheGroup(Account account, Time time) throws Exception {
        account.runningInstance();
        var group = Groups.made(account, "request", 2, "SpotTargetCapacity", "1");
        time.runDueTasks();
        var shown = account.v3()
                .describeAutoProvisioningGroupInstances(new DescribeAutoProvisioningGroupInstancesRequest()
                        .setRegionId(Account.REGION)
                        .setAutoProvisioningGroupId(group))
                .getBody();
        assertThat(shown.getTotalCount()).isEqualTo(2);
        var instances = shown.getInstances().getInstance();
        assertThat(instances).extracting(instance -> instance.getIsSpot()).containsExactlyInAnyOrder(true, false);
        assertThat(instances)
                .allMatch(instance -> instance.getCPU() == 2
                        && instance.getMemory() == 8192
                        && instance.getStatus().equals("Running")
                        && instance.getZoneId().equals(Account.ZONE)
                        && instance.getOsType().equals("linux")
                        && instance.getNetworkType().equals("vpc"));
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeAutoProvisioningGroupInstances")).isError(400, "MissingParameter");
        assertThat(account.call("DescribeAutoProvisioningGroupInstances", "AutoProvisioningGroupId", "apg-none"))
                .isError(404, "InvalidAutoProvisioningGroupId.NotFound");
        assertThat(account.call(
                        "DescribeAutoProvisioningGroupInstances",
                        "AutoProvisioningGroupId",
                        "apg-none",
                        "RegionId",
                        "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
