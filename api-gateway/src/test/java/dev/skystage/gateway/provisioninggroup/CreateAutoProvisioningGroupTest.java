package dev.skystage.gateway.provisioninggroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest;
import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest.CreateAutoProvisioningGroupRequestLaunchConfiguration;
import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest.CreateAutoProvisioningGroupRequestLaunchConfigurationTag;
import com.aliyun.ecs20140526.models.CreateAutoProvisioningGroupRequest.CreateAutoProvisioningGroupRequestLaunchTemplateConfig;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class CreateAutoProvisioningGroupTest {
    private static final String FIRST = "/LaunchResults/LaunchResult/0/";
    private static final String SECOND = "/LaunchResults/LaunchResult/1/";

    @Autowired
    JdbcClient jdbc;

    @Test
    void anInstantGroupSaysWhatItLaunchedWhere(Account account) throws Exception {
        var request = new CreateAutoProvisioningGroupRequest()
                .setRegionId(Account.REGION)
                .setAutoProvisioningGroupType("instant")
                .setTotalTargetCapacity("2")
                .setLaunchConfiguration(new CreateAutoProvisioningGroupRequestLaunchConfiguration()
                        .setImageId(Account.IMAGE)
                        .setSecurityGroupId(account.securityGroup())
                        .setTag(List.of(new CreateAutoProvisioningGroupRequestLaunchConfigurationTag()
                                .setKey("node")
                                .setValue("yes"))))
                .setLaunchTemplateConfig(List.of(new CreateAutoProvisioningGroupRequestLaunchTemplateConfig()
                        .setInstanceType(Account.INSTANCE_TYPE)
                        .setVSwitchId(account.vSwitch())));
        var results = account.v3()
                .createAutoProvisioningGroup(request)
                .getBody()
                .getLaunchResults()
                .getLaunchResult();
        assertThat(results).hasSize(1);
        assertThat(results.getFirst().getInstanceIds().getInstanceId()).hasSize(2);
        assertThat(results.getFirst().getZoneId()).isEqualTo(Account.ZONE);
        assertThat(results.getFirst().getErrorCode()).isNull();
        assertThat(account.call("DescribeInstances", "Tag.1.Key", "node").text("/TotalCount"))
                .isEqualTo("2");
        assertThat(account.call("DescribeAutoProvisioningGroups").text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void aPoolWithoutStockIsReportedAndTheNextOneIsUsed(Account account) {
        closeHosts(account, "ecs.i2");
        var answer = Groups.create(
                account,
                "instant",
                2,
                "LaunchTemplateConfig.1.InstanceType",
                "ecs.i2.xlarge",
                "PayAsYouGoAllocationStrategy",
                "prioritized",
                "LaunchTemplateConfig.1.Priority",
                "0",
                "LaunchTemplateConfig.2.Priority",
                "1",
                "LaunchTemplateConfig.2.InstanceType",
                "ecs.c6.large",
                "LaunchTemplateConfig.2.VSwitchId",
                account.vSwitch());
        openHosts(account);
        answer.assertThat().isOk();
        assertThat(answer.text(FIRST + "ErrorCode")).isEqualTo("NoInstanceStock");
        assertThat(answer.text(FIRST + "ErrorMsg")).isNotEmpty();
        assertThat(answer.text(FIRST + "Amount")).isEqualTo("0");
        assertThat(answer.text(SECOND + "InstanceType")).isEqualTo("ecs.c6.large");
        assertThat(answer.text(SECOND + "Amount")).isEqualTo("2");
    }

    @Test
    void theCheapestPoolIsTakenFirstByTheUnitOfCapacity(Account account) {
        var answer = Groups.create(
                account,
                "instant",
                4,
                "LaunchTemplateConfig.2.InstanceType",
                "ecs.g6.xlarge",
                "LaunchTemplateConfig.2.VSwitchId",
                account.vSwitch(),
                "LaunchTemplateConfig.2.WeightedCapacity",
                "4");
        assertThat(answer.text(FIRST + "InstanceType")).isEqualTo("ecs.g6.xlarge");
        assertThat(answer.text(FIRST + "Amount")).isEqualTo("1");
        assertThat(answer.body().at("/LaunchResults/LaunchResult").size()).isOne();
    }

    @Test
    void aPoolGivesNoMoreThanItsMaximum(Account account) {
        var answer = Groups.create(
                account,
                "instant",
                3,
                "LaunchTemplateConfig.1.MaxQuantity",
                "1",
                "LaunchTemplateConfig.2.InstanceType",
                "ecs.g6.xlarge",
                "LaunchTemplateConfig.2.VSwitchId",
                account.vSwitch());
        assertThat(answer.text(FIRST + "Amount")).isEqualTo("1");
        assertThat(answer.text(SECOND + "Amount")).isEqualTo("2");
    }

    @Test
    void preemptibleAndOtherCapacityAreToldApart(Account account) {
        var answer = Groups.create(
                account,
                "instant",
                5,
                "SpotTargetCapacity",
                "2",
                "PayAsYouGoTargetCapacity",
                "2",
                "DefaultTargetCapacityType",
                "Spot",
                "SpotAllocationStrategy",
                "diversified",
                "MaxSpotPrice",
                "5",
                "LaunchTemplateConfig.2.InstanceType",
                "ecs.c6.large",
                "LaunchTemplateConfig.2.VSwitchId",
                account.vSwitch());
        answer.assertThat().isOk();
        assertThat(counts(account))
                .containsExactlyInAnyOrder("NoSpot 2", "SpotWithPriceLimit 2", "SpotWithPriceLimit 1");
    }

    @Test
    void aWrongPoolHasItsOwnError(Account account) {
        var answer = Groups.create(account, "instant", 1, "LaunchTemplateConfig.1.InstanceType", "ecs.none");
        answer.assertThat().isOk();
        assertThat(answer.text(FIRST + "ErrorCode")).isEqualTo("InvalidInstanceType.ValueNotSupported");
        var noSwitch = Groups.create(account, "instant", 1, "LaunchTemplateConfig.1.VSwitchId", "vsw-none");
        assertThat(noSwitch.text(FIRST + "ErrorCode")).isEqualTo("InvalidVSwitchId.NotFound");
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void everythingElseComesFromTheTemplate(Account account) {
        var template = Groups.template(account, "InstanceName", "of-template", "InstanceType", "ecs.none");
        var answer = account.call(
                "CreateAutoProvisioningGroup",
                "AutoProvisioningGroupType",
                "instant",
                "TotalTargetCapacity",
                "1",
                "LaunchTemplateId",
                template,
                "LaunchTemplateConfig.1.InstanceType",
                Account.INSTANCE_TYPE,
                "LaunchTemplateConfig.1.VSwitchId",
                account.vSwitch());
        answer.assertThat().isOk();
        assertThat(account.call("DescribeInstances").text("/Instances/Instance/0/InstanceName"))
                .isEqualTo("of-template");
        assertThat(account.call(
                        "CreateAutoProvisioningGroup",
                        "AutoProvisioningGroupType",
                        "instant",
                        "TotalTargetCapacity",
                        "1",
                        "LaunchTemplateId",
                        template,
                        "LaunchTemplateVersion",
                        "2",
                        "LaunchTemplateConfig.1.InstanceType",
                        Account.INSTANCE_TYPE,
                        "LaunchTemplateConfig.1.VSwitchId",
                        account.vSwitch()))
                .isError(404, "InvalidLaunchTemplateVersion.NotFound");
        assertThat(account.call(
                        "CreateAutoProvisioningGroup",
                        "AutoProvisioningGroupType",
                        "instant",
                        "TotalTargetCapacity",
                        "1",
                        "LaunchTemplateId",
                        "lt-none",
                        "LaunchTemplateConfig.1.InstanceType",
                        Account.INSTANCE_TYPE,
                        "LaunchTemplateConfig.1.VSwitchId",
                        account.vSwitch()))
                .isError(404, "InvalidLaunchTemplate.NotFound");
    }

    @Test
    void lessThanTheMinimumIsRefused(Account account) {
        closeHosts(account, "ecs.i2");
        var answer = Groups.create(
                account,
                "instant",
                2,
                "LaunchTemplateConfig.1.InstanceType",
                "ecs.i2.xlarge",
                "MinTargetCapacity",
                "1");
        openHosts(account);
        assertThat(answer).isError(403, "OperationDenied.NoStock");
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void aRequestTriesOnceWhenItBecomesValid(Account account, Time time) {
        var group = Groups.made(
                account, "request", 1, "ValidFrom", Times.of(time.now().plus(Duration.ofHours(1))));
        assertThat(Groups.instances(account, group)).isEmpty();
        time.advance(Duration.ofHours(2));
        var instance = Groups.instances(account, group);
        assertThat(instance).hasSize(1);
        account.call("DeleteInstance", "InstanceId", instance.getFirst(), "Force", "true")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(5));
        assertThat(Groups.instances(account, group)).isEmpty();
    }

    @Test
    void aGroupThatMaintainsReplacesReleasedInstances(Account account, Time time) {
        var group = Groups.made(account, "maintain", 2);
        time.advance(Duration.ofMinutes(2));
        var before = Groups.instances(account, group);
        account.call("DeleteInstance", "InstanceId", before.getFirst(), "Force", "true")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(2));
        assertThat(Groups.instances(account, group)).hasSize(2).doesNotContain(before.getFirst());
    }

    @Test
    void anEndedGroupTakesItsInstancesWithIt(Account account, Time time) {
        var group = Groups.made(
                account,
                "maintain",
                2,
                "ValidUntil",
                Times.of(time.now().plus(Duration.ofHours(1))),
                "TerminateInstancesWithExpiration",
                "true");
        time.advance(Duration.ofHours(2));
        assertThat(Groups.instances(account, group)).isEmpty();
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void aQuotaOfTheAccountRefusesTheWholeGroup(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.INSTANCES, 1);
        assertThat(Groups.create(account, "instant", 2)).isError(400, "QuotaExceed.AfterpayInstance");
    }

    @Autowired
    Quotas quotas;

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "TotalTargetCapacity, 0, 400, InvalidParameter",
        "TotalTargetCapacity, '', 400, MissingParameter",
        "PayAsYouGoTargetCapacity, 3, 400, InvalidParameter",
        "SpotTargetCapacity, 3, 400, InvalidParameter",
        "MinTargetCapacity, 3, 400, InvalidParameter",
        "DefaultTargetCapacityType, Free, 400, InvalidParameter",
        "AutoProvisioningGroupType, other, 400, InvalidParameter",
        "AutoProvisioningGroupName, 1a, 400, InvalidParameter",
        "Description, http://a, 400, InvalidParameter",
        "PayAsYouGoAllocationStrategy, other, 400, InvalidParameter",
        "SpotAllocationStrategy, other, 400, InvalidParameter",
        "SpotInstanceInterruptionBehavior, other, 400, InvalidParameter",
        "SpotInstancePoolsToUseCount, 0, 400, InvalidParameter",
        "ExcessCapacityTerminationPolicy, other, 400, InvalidParameter",
        "MaxSpotPrice, 0, 400, InvalidParameter",
        "ValidUntil, 2020-01-01T00:00:00Z, 400, InvalidParameter",
        "LaunchTemplateConfig.1.WeightedCapacity, 0, 400, InvalidParameter",
        "LaunchTemplateConfig.1.InstanceType, '', 400, MissingParameter",
        "ResourceGroupId, rg-none, 400, InvalidParameter",
        "Tag.1.Key, acs:k, 400, InvalidTagKey.Malformed",
        "Tag.1.Key, k, 400, InvalidTagValue.Malformed",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(Groups.create(account, "instant", 2, name, value)).isError(status, code);
    }

    @Test
    void takesAnyTypeThatMeetsTheRequirements(Account account, Time time) {
        var open = new ArrayList<>(List.of(
                "AutoProvisioningGroupType",
                "instant",
                "TotalTargetCapacity",
                "2",
                "PayAsYouGoTargetCapacity",
                "2",
                "LaunchConfiguration.ImageId",
                Account.IMAGE,
                "LaunchConfiguration.SecurityGroupId",
                account.securityGroup(),
                "LaunchTemplateConfig.1.VSwitchId",
                account.vSwitch(),
                "LaunchTemplateConfig.1.Cores.1",
                "2",
                "LaunchTemplateConfig.1.Memories.1",
                "8",
                "LaunchTemplateConfig.1.BurstablePerformance",
                "Exclude",
                "LaunchTemplateConfig.1.InstanceFamilyLevel",
                "EnterpriseLevel",
                "LaunchTemplateConfig.1.Architectures.1",
                "X86"));
        var first = account.call("CreateAutoProvisioningGroup", open.toArray(String[]::new));
        first.assertThat().isOk();
        var had = first.body()
                .at("/LaunchResults/LaunchResult")
                .valueStream()
                .filter(result -> result.get("Amount").asInt() > 0)
                .toList();
        assertThat(had)
                .singleElement()
                .extracting(result -> result.get("Amount").asInt())
                .isEqualTo(2);
        var type = had.getFirst().get("InstanceType").asString();
        var shown = account.call("DescribeInstanceTypes", "InstanceTypes.1", type);
        assertThat(shown.text("/InstanceTypes/InstanceType/0/CpuCoreCount")).isEqualTo("2");
        assertThat(Double.parseDouble(shown.text("/InstanceTypes/InstanceType/0/MemorySize")))
                .isEqualTo(8);
        open.addAll(List.of(
                "LaunchTemplateConfig.1.ExcludedInstanceTypes.1", type.substring(0, type.lastIndexOf('.')) + ".*"));
        var second = account.call("CreateAutoProvisioningGroup", open.toArray(String[]::new));
        second.assertThat().isOk();
        assertThat(second.body().at("/LaunchResults/LaunchResult").findValuesAsString("InstanceType"))
                .isNotEmpty()
                .doesNotContain(type);
        for (var wrong : List.of("InstanceFamilyLevel", "BurstablePerformance", "Architectures.1")) {
            var refused = new ArrayList<>(open);
            refused.set(refused.indexOf("LaunchTemplateConfig.1." + wrong) + 1, "Other");
            account.call("CreateAutoProvisioningGroup", refused.toArray(String[]::new))
                    .assertThat()
                    .isError(400, "InvalidParameter");
        }
        var lacking = new ArrayList<>(open);
        lacking.remove(lacking.indexOf("LaunchTemplateConfig.1.Cores.1") + 1);
        lacking.remove("LaunchTemplateConfig.1.Cores.1");
        account.call("CreateAutoProvisioningGroup", lacking.toArray(String[]::new))
                .assertThat()
                .isError(400, "MissingParameter");
        time.runDueTasks();
    }

    @Test
    void refusesWithoutPoolsAndWithoutATemplate(Account account) {
        assertThat(account.call("CreateAutoProvisioningGroup", "TotalTargetCapacity", "1", "LaunchTemplateId", "lt-1"))
                .isError(400, "MissingParameter");
        assertThat(account.call("CreateAutoProvisioningGroup", "TotalTargetCapacity", "1"))
                .isError(400, "MissingParameter");
    }

    private List<String> counts(Account account) {
        return jdbc.sql("select spot_strategy || ' ' || count(*) from instance where account_id = ?"
                        + " group by spot_strategy, instance_type")
                .param(account.id())
                .query(String.class)
                .list();
    }

    /** The zone's hosts of the family take nothing, as if they belonged to another tenant. */
    private void closeHosts(Account account, String family) {
        jdbc.sql("update host set tenant = ? where zone_id = ? and ? = any(families) and tenant = ''")
                .params("closed by " + account.id(), Account.ZONE, family)
                .update();
    }

    private void openHosts(Account account) {
        jdbc.sql("update host set tenant = '' where tenant = ?")
                .param("closed by " + account.id())
                .update();
    }
}
