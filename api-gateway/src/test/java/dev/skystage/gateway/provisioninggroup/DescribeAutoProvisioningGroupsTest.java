package dev.skystage.gateway.provisioninggroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeAutoProvisioningGroupsRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeAutoProvisioningGroupsTest {
    private static final String FIRST = "/AutoProvisioningGroups/AutoProvisioningGroup/0/";

    @Test
    void showsWhatAGroupWasToldAndHowFarItIs(Account account, Account other, Time time) throws Exception {
        var group = Groups.made(
                account,
                "maintain",
                3,
                "AutoProvisioningGroupName",
                "web",
                "SpotTargetCapacity",
                "1",
                "DefaultTargetCapacityType",
                "PayAsYouGo",
                "MaxSpotPrice",
                "2",
                "LaunchTemplateConfig.1.MaxPrice",
                "1.5",
                "LaunchTemplateConfig.1.Priority",
                "1",
                "LaunchTemplateConfig.1.WeightedCapacity",
                "1",
                "Tag.1.Key",
                "k",
                "Tag.1.Value",
                "v",
                "TerminateInstances",
                "true",
                "ValidFrom",
                "2020-01-01T00:00:00Z",
                "ValidUntil",
                "2090-01-01T00:00:00Z");
        var shown = account.v3()
                .describeAutoProvisioningGroups(new DescribeAutoProvisioningGroupsRequest()
                        .setRegionId(Account.REGION)
                        .setAutoProvisioningGroupId(List.of(group)))
                .getBody()
                .getAutoProvisioningGroups()
                .getAutoProvisioningGroup()
                .getFirst();
        assertThat(shown.getAutoProvisioningGroupName()).isEqualTo("web");
        assertThat(shown.getState()).isEqualTo("fulfilled");
        assertThat(shown.getStatus()).isEqualTo("active");
        assertThat(shown.getTargetCapacitySpecification().getTotalTargetCapacity())
                .isEqualTo(3);
        assertThat(shown.getTargetCapacitySpecification().getSpotTargetCapacity())
                .isEqualTo(1);
        var raw = account.call("DescribeAutoProvisioningGroups", "Tag.1.Key", "k");
        assertThat(raw.text(FIRST + "LaunchTemplateConfigs/LaunchTemplateConfig/0/MaxPrice"))
                .isEqualTo("1.5");
        assertThat(raw.text(FIRST + "SpotOptions/AllocationStrategy")).isEqualTo("lowest-price");
        assertThat(raw.text(FIRST + "PayAsYouGoOptions/AllocationStrategy")).isEqualTo("lowest-price");
        assertThat(raw.text(FIRST + "TerminateInstances")).isEqualTo("true");
        assertThat(raw.text(FIRST + "ValidUntil")).isEqualTo("2090-01-01T00:00:00Z");
        assertThat(raw.body().toString()).doesNotContain("Password");
        var later = Groups.made(
                account, "request", 1, "ValidFrom", Times.of(time.now().plus(Duration.ofDays(1))));
        for (var filter : new String[][] {
            {"AutoProvisioningGroupStatus.1", "submitted"}, {"PageSize", "1"},
        }) {
            assertThat(account.call("DescribeAutoProvisioningGroups", filter).text(FIRST + "AutoProvisioningGroupId"))
                    .isEqualTo(later);
        }
        assertThat(account.call("DescribeAutoProvisioningGroups", "AutoProvisioningGroupName", "web")
                        .text("/TotalCount"))
                .isEqualTo("1");
        assertThat(account.call("DescribeAutoProvisioningGroups", "ResourceGroupId", "rg-1")
                        .text("/TotalCount"))
                .isEqualTo("0");
        assertThat(other.call("DescribeAutoProvisioningGroups").text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeAutoProvisioningGroups", "RegionId", ""))
                .isError(400, "MissingParameter");
        assertThat(account.call("DescribeAutoProvisioningGroups", "RegionId", "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
        assertThat(account.call("DescribeAutoProvisioningGroups", "AutoProvisioningGroupStatus.1", "other"))
                .isError(400, "InvalidParameter");
    }
}
