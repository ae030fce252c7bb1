package dev.skystage.gateway.provisioninggroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeAutoProvisioningGroupHistoryRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeAutoProvisioningGroupHistoryTest {
    private static final String FIRST = "/AutoProvisioningGroupHistories/AutoProvisioningGroupHistory/0/";

    @Test
    void tellsWhatWasDone(Account account, Time time) throws Exception {
        var group = Groups.made(
                account,
                "request",
                2,
                "PayAsYouGoAllocationStrategy",
                "prioritized",
                "LaunchTemplateConfig.1.InstanceType",
                "ecs.none",
                "LaunchTemplateConfig.1.Priority",
                "0",
                "LaunchTemplateConfig.2.InstanceType",
                Account.INSTANCE_TYPE,
                "LaunchTemplateConfig.2.VSwitchId",
                account.vSwitch());
        var run = account.v3()
                .describeAutoProvisioningGroupHistory(new DescribeAutoProvisioningGroupHistoryRequest()
                        .setRegionId(Account.REGION)
                        .setAutoProvisioningGroupId(group))
                .getBody()
                .getAutoProvisioningGroupHistories()
                .getAutoProvisioningGroupHistory()
                .getFirst();
        assertThat(run.getStatus()).isEqualTo("partSuccess");
        assertThat(run.getActivityDetails().getActivityDetail())
                .extracting(detail -> detail.getStatus())
                .containsExactly("Failed", "Successful");
        var later = Times.of(time.now().plus(Duration.ofHours(1)));
        assertThat(account.call(
                                "DescribeAutoProvisioningGroupHistory",
                                "AutoProvisioningGroupId",
                                group,
                                "StartTime",
                                later)
                        .text("/TotalCount"))
                .isEqualTo("0");
        var raw = account.call(
                "DescribeAutoProvisioningGroupHistory", "AutoProvisioningGroupId", group, "EndTime", later);
        assertThat(raw.text(FIRST + "TaskId")).startsWith("apg-task-");
        assertThat(raw.text(FIRST + "StartTime")).isEqualTo(raw.text(FIRST + "LastEventTime"));
        assertThat(raw.text(FIRST + "ActivityDetails/ActivityDetail/1/Detail")).contains("2 pay-as-you-go instances");
    }

    @Test
    void aGroupWithoutItsTemplateSaysSo(Account account) {
        var template = account.call("CreateLaunchTemplate", "LaunchTemplateName", "gone")
                .text("/LaunchTemplateId");
        account.call("DeleteLaunchTemplate", "LaunchTemplateId", template)
                .assertThat()
                .isOk();
        var group = account.call(
                        "CreateAutoProvisioningGroup",
                        "AutoProvisioningGroupType",
                        "request",
                        "TotalTargetCapacity",
                        "1",
                        "LaunchTemplateId",
                        template,
                        "LaunchTemplateConfig.1.InstanceType",
                        Account.INSTANCE_TYPE,
                        "LaunchTemplateConfig.1.VSwitchId",
                        account.vSwitch())
                .text("/AutoProvisioningGroupId");
        assertThat(account.call("DescribeAutoProvisioningGroupHistory", "AutoProvisioningGroupId", group)
                        .text(FIRST + "Status"))
                .isEqualTo("failed");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeAutoProvisioningGroupHistory")).isError(400, "MissingParameter");
        assertThat(account.call("DescribeAutoProvisioningGroupHistory", "AutoProvisioningGroupId", "apg-none"))
                .isError(404, "InvalidAutoProvisioningGroupId.NotFound");
        assertThat(account.call(
                        "DescribeAutoProvisioningGroupHistory",
                        "AutoProvisioningGroupId",
                        "apg-none",
                        "RegionId",
                        "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
