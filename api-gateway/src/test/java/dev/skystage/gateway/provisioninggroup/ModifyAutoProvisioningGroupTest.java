package dev.skystage.gateway.provisioninggroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyAutoProvisioningGroupRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifyAutoProvisioningGroupTest {
    private static final String ACTION = "ModifyAutoProvisioningGroup";

    @Test
    void aGroupGrowsAndShrinks(Account account, Time time) throws Exception {
        var group = Groups.made(account, "maintain", 1);
        account.v3()
                .modifyAutoProvisioningGroup(new ModifyAutoProvisioningGroupRequest()
                        .setRegionId(Account.REGION)
                        .setAutoProvisioningGroupId(group)
                        .setAutoProvisioningGroupName("larger")
                        .setTotalTargetCapacity("3"));
        time.advance(Duration.ofMinutes(2));
        assertThat(Groups.instances(account, group)).hasSize(3);
        var oldest = Groups.instances(account, group).getLast();
        account.call(ACTION, "AutoProvisioningGroupId", group, "TotalTargetCapacity", "1")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(2));
        assertThat(Groups.instances(account, group)).hasSize(3);
        account.call(
                        ACTION,
                        "AutoProvisioningGroupId",
                        group,
                        "ExcessCapacityTerminationPolicy",
                        "termination",
                        "MaxSpotPrice",
                        "3",
                        "TerminateInstancesWithExpiration",
                        "true",
                        "DefaultTargetCapacityType",
                        "PayAsYouGo",
                        "LaunchTemplateConfig.1.InstanceType",
                        "ecs.c6.large",
                        "LaunchTemplateConfig.1.VSwitchId",
                        account.vSwitch())
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(2));
        assertThat(Groups.instances(account, group)).containsExactly(oldest);
        var shown = account.call("DescribeAutoProvisioningGroups");
        var first = "/AutoProvisioningGroups/AutoProvisioningGroup/0/";
        assertThat(shown.text(first + "AutoProvisioningGroupName")).isEqualTo("larger");
        assertThat(shown.text(first + "TargetCapacitySpecification/TotalTargetCapacity"))
                .isEqualTo("1");
        assertThat(shown.text(first + "MaxSpotPrice")).isEqualTo("3");
        assertThat(shown.text(first + "LaunchTemplateConfigs/LaunchTemplateConfig/0/InstanceType"))
                .isEqualTo("ecs.c6.large");
    }

    @ParameterizedTest
    @CsvSource({
        "AutoProvisioningGroupName, 1a",
        "TotalTargetCapacity, 0",
        "SpotTargetCapacity, 9",
        "DefaultTargetCapacityType, Free",
        "ExcessCapacityTerminationPolicy, other",
        "MaxSpotPrice, 0",
    })
    void refusesWhatCannotBe(String name, String value, Account account) {
        var group = Groups.made(account, "request", 1, "ValidFrom", "2090-01-01T00:00:00Z");
        assertThat(account.call(ACTION, "AutoProvisioningGroupId", group, name, value))
                .isError(400, "InvalidParameter")
                .saying(name);
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("ModifyAutoProvisioningGroup")).isError(400, "MissingParameter");
        assertThat(account.call("ModifyAutoProvisioningGroup", "AutoProvisioningGroupId", "apg-none"))
                .isError(404, "InvalidAutoProvisioningGroupId.NotFound");
        assertThat(account.call(
                        "ModifyAutoProvisioningGroup", "AutoProvisioningGroupId", "apg-none", "RegionId", "cn-nowhere"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
