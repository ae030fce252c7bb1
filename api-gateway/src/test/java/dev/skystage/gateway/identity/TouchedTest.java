package dev.skystage.gateway.identity;

import static dev.skystage.gateway.identity.RamAuthorizerTest.policy;
import static dev.skystage.gateway.identity.RamAuthorizerTest.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Policies are asked about everything that a call touches, also where no parameter names it. */
@StagingCloudTest
class TouchedTest {
    /** A user that may do everything, except with these resources. */
    private static Account without(Account account, String name, String... resources) {
        var statements = new ArrayList<>(List.of(statement("Allow", "*", "*", "")));
        Arrays.stream(resources)
                .map(one -> statement("Deny", "*", "acs:*:*:*:" + one, ""))
                .forEach(statements::add);
        return account.user(name, policy(statements.toArray(String[]::new)));
    }

    private static void isForbidden(Answer answer) {
        answer.assertThat().isError(403, "Forbidden.RAM");
    }

    private static String made(Answer answer, String id) {
        answer.assertThat().isOk();
        return answer.text("/" + id);
    }

    @Test
    void aGroupIsJoinedAndLeftByInterfacesThatMayBeTouched(Account account, Time time) {
        var eni = made(
                account.call(
                        "CreateNetworkInterface",
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup()),
                "NetworkInterfaceId");
        time.runDueTasks();
        var group = made(account.call("CreateSecurityGroup", "VpcId", account.vpcId()), "SecurityGroupId");
        var alice = without(account, "alice", "eni/" + eni);
        for (var action : List.of("JoinSecurityGroup", "LeaveSecurityGroup")) {
            isForbidden(alice.call(action, "NetworkInterfaceId", eni, "SecurityGroupId", group));
            without(account, action, "eni/eni-other")
                    .call(action, "NetworkInterfaceId", eni, "SecurityGroupId", group)
                    .assertThat()
                    .isOk();
        }
    }

    /** The rows of the reference's table are older than these parameters. */
    @Test
    void whatLaterParametersNameIsTouchedToo(Account account) {
        var id = account.runningInstance();
        var group = account.securityGroup();
        var alice = without(account, "alice", "securitygroup/" + group, "vswitch/" + account.vSwitch());
        isForbidden(alice.call("ModifyInstanceAttribute", "InstanceId", id, "SecurityGroupIds.1", group));
        isForbidden(alice.call("RunInstances", "VSwitchId", account.vSwitch(), "InstanceType", Account.INSTANCE_TYPE));
        isForbidden(alice.call(
                "RunInstances", "NetworkInterface.1.VSwitchId", account.vSwitch(), "InstanceType", "ecs.g6.large"));
        var bob = without(account, "bob", "vpc/" + account.vpcId(), "instance/" + id, "deploymentset/*");
        isForbidden(bob.call("CreateSecurityGroup", "VpcId", account.vpcId()));
        isForbidden(bob.call("CreateDisk", "InstanceId", id, "Size", "20"));
        isForbidden(bob.call("RunInstances", "DeploymentSetId", "ds-1", "InstanceType", Account.INSTANCE_TYPE));
        // a rule that names a group as its peer does not change that group
        var own = made(account.call("CreateSecurityGroup", "VpcId", account.vpcId()), "SecurityGroupId");
        alice.call(
                        "AuthorizeSecurityGroup",
                        "SecurityGroupId",
                        own,
                        "IpProtocol",
                        "tcp",
                        "PortRange",
                        "22/22",
                        "SourceGroupId",
                        group)
                .assertThat()
                .isOk();
    }

    @Test
    void whatALaunchTemplateNamesIsTouched(Account account) {
        var key = "key-" + account.id();
        account.call("CreateKeyPair", "KeyPairName", key).assertThat().isOk();
        var named = new TreeMap<>(Map.of(
                "ImageId",
                Account.IMAGE,
                "VSwitchId",
                account.vSwitch(),
                "SecurityGroupId",
                account.securityGroup(),
                "KeyPairName",
                key));
        var template = template(account, "whole", named);
        var denied = Map.of(
                "ImageId", "image/" + Account.IMAGE,
                "VSwitchId", "vswitch/" + account.vSwitch(),
                "SecurityGroupId", "securitygroup/" + account.securityGroup(),
                "KeyPairName", "keypair/" + key,
                "Template", "launchtemplate/" + template);
        denied.forEach((what, resource) -> {
            var user = without(account, what, resource);
            isForbidden(user.call("RunInstances", "LaunchTemplateId", template));
            isForbidden(user.call("RunInstances", "LaunchTemplateName", "whole"));
        });
        // what the call gives instead of the template's value is touched instead
        without(account, "other", "keypair/other", "image/other")
                .call("RunInstances", "LaunchTemplateName", "whole")
                .assertThat()
                .isOk();
        without(account, "instead", "image/" + Account.IMAGE)
                .call(
                        "RunInstances",
                        "LaunchTemplateId",
                        template,
                        "ImageId",
                        "ubuntu_22_04_x64_20G_alibase_20240530.vhd")
                .assertThat()
                .isOk();
    }

    private static String template(Account account, String name, Map<String, String> named) {
        var parameters = new ArrayList<>(List.of("LaunchTemplateName", name, "InstanceType", Account.INSTANCE_TYPE));
        named.forEach((parameter, value) -> parameters.addAll(List.of(parameter, value)));
        return made(account.call("CreateLaunchTemplate", parameters.toArray(String[]::new)), "LaunchTemplateId");
    }

    @Test
    void aTemplateIsTouchedWhenItIsGivenByName(Account account) {
        var template = template(account, "mine", Map.of());
        var alice = without(account, "alice", "launchtemplate/" + template);
        isForbidden(alice.call("DescribeLaunchTemplateVersions", "LaunchTemplateName", "mine"));
        isForbidden(alice.call("CreateLaunchTemplateVersion", "LaunchTemplateName", "mine"));
        isForbidden(alice.call(
                "ModifyLaunchTemplateDefaultVersion", "LaunchTemplateName", "mine", "DefaultVersionNumber", "1"));
        isForbidden(alice.call("DeleteLaunchTemplate", "LaunchTemplateName", "mine"));
        account.call("DeleteLaunchTemplate", "LaunchTemplateName", "mine")
                .assertThat()
                .isOk();
    }

    @Test
    void aGroupOfInstancesIsMadeOfWhatItsMakerMayTouch(Account account, Time time) {
        var template =
                template(account, "pool", Map.of("ImageId", Account.IMAGE, "SecurityGroupId", account.securityGroup()));
        var alice = without(account, "alice", "image/" + Account.IMAGE);
        var now = group(alice, account, template, "AutoProvisioningGroupType", "instant");
        isForbidden(now);
        var later = Times.of(time.now().plus(Duration.ofHours(1)));
        var group = made(
                group(alice, account, template, "AutoProvisioningGroupType", "request", "ValidFrom", later),
                "AutoProvisioningGroupId");
        time.advance(Duration.ofHours(2));
        var history = account.call("DescribeAutoProvisioningGroupHistory", "AutoProvisioningGroupId", group);
        assertThat(history.toString()).contains("Forbidden.RAM");
        assertThat(account.call("DescribeAutoProvisioningGroupInstances", "AutoProvisioningGroupId", group)
                        .text("/TotalCount"))
                .isEqualTo("0");
    }

    private static Answer group(Account user, Account owner, String template, String... more) {
        var parameters = new ArrayList<>(List.of(
                "TotalTargetCapacity",
                "1",
                "LaunchTemplateId",
                template,
                "LaunchTemplateConfig.1.InstanceType",
                Account.INSTANCE_TYPE,
                "LaunchTemplateConfig.1.VSwitchId",
                owner.vSwitch(),
                "LaunchTemplateConfig.1.WeightedCapacity",
                "1"));
        parameters.addAll(List.of(more));
        return user.call("CreateAutoProvisioningGroup", parameters.toArray(String[]::new));
    }

    @Test
    void theImageOfAFamilyIsTouched(Account account, Time time) {
        var instance = account.runningInstance();
        var image = made(
                account.call("CreateImage", "InstanceId", instance, "ImageName", "web", "ImageFamily", "web"),
                "ImageId");
        time.runDueTasks();
        isForbidden(run(without(account, "alice", "image/" + image), account, "ImageFamily", "web"));
        run(without(account, "bob", "image/other"), account, "ImageFamily", "web")
                .assertThat()
                .isOk();
    }

    private static Answer run(Account user, Account owner, String... more) {
        var parameters = new ArrayList<>(List.of(
                "InstanceType",
                Account.INSTANCE_TYPE,
                "VSwitchId",
                owner.vSwitch(),
                "SecurityGroupId",
                owner.securityGroup()));
        parameters.addAll(List.of(more));
        return user.call("RunInstances", parameters.toArray(String[]::new));
    }

    @Test
    void theDefaultNetworkIsTouchedByWhoNamesNone(Account account) {
        var first = account.call("RunInstances", "ImageId", Account.IMAGE, "InstanceType", Account.INSTANCE_TYPE);
        first.assertThat().isOk();
        var shown = account.call(
                "DescribeInstances", "InstanceIds", "[\"" + first.text("/InstanceIdSets/InstanceIdSet/0") + "\"]");
        var at = "/Instances/Instance/0/";
        var vpc = shown.text(at + "VpcAttributes/VpcId");
        var zone = shown.text(at + "ZoneId");
        var denied = Map.of(
                "alice", "vswitch/" + shown.text(at + "VpcAttributes/VSwitchId"),
                "bob", "securitygroup/" + shown.text(at + "SecurityGroupIds/SecurityGroupId/0"));
        denied.forEach((name, resource) -> isForbidden(without(account, name, resource)
                .call("RunInstances", "ImageId", Account.IMAGE, "InstanceType", "ecs.g6.large", "ZoneId", zone)));
        isForbidden(without(account, "carol", "vpc/" + vpc).call("CreateSecurityGroup"));
        without(account, "dave", "vpc/other", "vswitch/other")
                .call("CreateSecurityGroup")
                .assertThat()
                .isOk();
    }

    /**
     * Entries, events, invocations and tasks have no ARN of their own: policies are asked about what they belong to.
     */
    @Test
    void partsCountAsWhatTheyBelongTo(Account account, Time time) {
        var instance = account.runningInstance();
        var table = account.callVpc("DescribeVpcAttribute", "VpcId", account.vpcId())
                .text("/VRouterId");
        assertThat(table).isNotEmpty();
        var routeTable = account.callVpc("DescribeRouteTableList", "VpcId", account.vpcId())
                .text("/RouterTableList/RouterTableListType/0/RouteTableId");
        var entry = made(
                account.callVpc(
                        "CreateRouteEntry",
                        "RouteTableId",
                        routeTable,
                        "DestinationCidrBlock",
                        "10.9.0.0/16",
                        "NextHopId",
                        instance),
                "RouteEntryId");
        time.runDueTasks();
        var alice = without(account, "alice", "instance/" + instance, "routetable/" + routeTable);
        isForbidden(alice.callVpc("DeleteRouteEntry", "RouteEntryId", entry));
        without(account, "bob", "routetable/other")
                .callVpc("DeleteRouteEntry", "RouteEntryId", entry)
                .assertThat()
                .isOk();

        var event = account.call(
                        "CreateSimulatedSystemEvents",
                        "EventType",
                        "SystemMaintenance.Reboot",
                        "InstanceId.1",
                        instance,
                        "NotBefore",
                        Times.of(time.now().plus(Duration.ofDays(1))))
                .text("/EventIdSet/EventId/0");
        isForbidden(alice.call("CancelSimulatedSystemEvents", "EventId.1", event));
        account.call("CancelSimulatedSystemEvents", "EventId.1", event)
                .assertThat()
                .isOk();

        var invocation = made(
                account.call(
                        "RunCommand",
                        "Type",
                        "RunShellScript",
                        "CommandContent",
                        "c2xlZXAgMTAw",
                        "InstanceId.1",
                        instance),
                "InvokeId");
        isForbidden(alice.call("StopInvocation", "InvokeId", invocation));
        isForbidden(alice.call("ModifyInvocationAttribute", "InvokeId", invocation));
        account.call("StopInvocation", "InvokeId", invocation).assertThat().isOk();

        var image =
                account.call("ImportImage", "DiskDeviceMapping.1.OSSBucket", "b", "DiskDeviceMapping.1.OSSObject", "o");
        var task = image.text("/ImportTaskId");
        isForbidden(without(account, "carol", "image/" + image.text("/ImageId")).call("CancelTask", "TaskId", task));
        account.call("CancelTask", "TaskId", task).assertThat().isOk();
    }
}
