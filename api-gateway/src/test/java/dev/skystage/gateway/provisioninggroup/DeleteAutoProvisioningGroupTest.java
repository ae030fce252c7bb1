package dev.skystage.gateway.provisioninggroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DeleteAutoProvisioningGroupRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteAutoProvisioningGroupTest {
    @Test
    void leavesTheInstancesOrTakesThemAlong(Account account, Time time) throws Exception {
        var staying = Groups.made(account, "maintain", 1);
        var going = Groups.made(account, "maintain", 1, "TerminateInstances", "true");
        var kept = Groups.instances(account, staying);
        var overruled = Groups.made(account, "maintain", 1);
        time.runDueTasks();
        for (var group : List.of(staying, going)) {
            account.v3()
                    .deleteAutoProvisioningGroup(new DeleteAutoProvisioningGroupRequest()
                            .setRegionId(Account.REGION)
                            .setAutoProvisioningGroupId(group));
        }
        account.call("DeleteAutoProvisioningGroup", "AutoProvisioningGroupId", overruled, "TerminateInstances", "true")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(3));
        assertThat(account.call("DescribeAutoProvisioningGroups").text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.call("DescribeInstances")
                        .body()
                        .at("/Instances/Instance")
                        .findValuesAsString("InstanceId"))
                .isEqualTo(kept);
        var deleted = account.call(
                "DescribeAutoProvisioningGroups",
                "AutoProvisioningGroupStatus.1",
                "deleted",
                "AutoProvisioningGroupStatus.2",
                "deleted-running");
        assertThat(deleted.body()
                        .at("/AutoProvisioningGroups/AutoProvisioningGroup")
                        .valueStream())
                .extracting(group -> group.get("AutoProvisioningGroupId").asString() + " "
                        + group.get("Status").asString())
                .containsExactlyInAnyOrder(staying + " deleted-running", going + " deleted", overruled + " deleted");
        account.call("DeleteInstance", "InstanceId", kept.getFirst(), "Force", "true")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeAutoProvisioningGroups", "AutoProvisioningGroupStatus.1", "deleted")
                        .text("/TotalCount"))
                .isEqualTo("3");
    }

    @Test
    void takesInstancesAlongThatAreStillBeingMade(Account account, Time time) {
        var group = Groups.made(account, "maintain", 2);
        account.call("DeleteAutoProvisioningGroup", "AutoProvisioningGroupId", group, "TerminateInstances", "true")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(3));
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DeleteAutoProvisioningGroup")).isError(400, "MissingParameter");
        assertThat(account.call("DeleteAutoProvisioningGroup", "AutoProvisioningGroupId", "apg-none"))
                .isError(404, "InvalidAutoProvisioningGroupId.NotFound");
        assertThat(account.call(
                        "DeleteAutoProvisioningGroup", "AutoProvisioningGroupId", "apg-none", "RegionId", "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
