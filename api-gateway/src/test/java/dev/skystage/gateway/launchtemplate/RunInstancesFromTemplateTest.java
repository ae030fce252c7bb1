package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RunInstances with a launch template, which completes the request. */
@StagingCloudTest
class RunInstancesFromTemplateTest {
    @Test
    void takesFromTheTemplateWhatTheRequestLeavesOut(Account account, Time time) {
        var id = template(
                account,
                "InstanceName",
                "from-template",
                "SystemDisk.Size",
                "50",
                "Tag.1.Key",
                "k",
                "Tag.1.Value",
                "v",
                "DataDisk.1.Size",
                "30",
                "DataDisk.1.Category",
                "cloud_essd");
        account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id, "InstanceType", "ecs.none");
        var run =
                account.call("RunInstances", "LaunchTemplateId", id, "InstanceName", "", "SystemDisk.DiskName", "root");
        run.assertThat().isOk();
        time.runDueTasks();
        var instanceId = run.text("/InstanceIdSets/InstanceIdSet/0");
        var instance = account.call("DescribeInstances", "InstanceIds", "[\"" + instanceId + "\"]");
        assertThat(instance.text("/Instances/Instance/0/InstanceName")).isEqualTo("from-template");
        assertThat(instance.text("/Instances/Instance/0/Tags/Tag/0/TagKey")).isEqualTo("k");
        var disks = account.call("DescribeDisks", "InstanceId", instanceId);
        assertThat(disks.body().at("/Disks/Disk").findValuesAsString("Size")).containsExactlyInAnyOrder("50", "30");
        assertThat(disks.body().at("/Disks/Disk").findValuesAsString("DiskName"))
                .contains("root");
    }

    @Test
    void requestsOverrideAndVersionsAreChosen(Account account) {
        var id = template(account, "HostName", "of-template");
        account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id, "InstanceType", "ecs.none");
        account.call(
                        "RunInstances",
                        "LaunchTemplateName",
                        "web",
                        "InstanceType",
                        "ecs.g6.xlarge",
                        "SecurityGroupIds.1",
                        account.securityGroup(),
                        "HostNames.1",
                        "of-request",
                        "Amount",
                        "1")
                .assertThat()
                .isOk();
        var instance = account.call("DescribeInstances");
        assertThat(instance.text("/Instances/Instance/0/InstanceType")).isEqualTo("ecs.g6.xlarge");
        assertThat(instance.text("/Instances/Instance/0/HostName")).isEqualTo("of-request");
        assertThat(account.call("RunInstances", "LaunchTemplateId", id, "LaunchTemplateVersion", "2"))
                .isError(400, "MissingParameter")
                .saying("ImageId");
        account.call("ModifyLaunchTemplateDefaultVersion", "LaunchTemplateId", id, "DefaultVersionNumber", "2")
                .assertThat()
                .isOk();
        assertThat(account.call("RunInstances", "LaunchTemplateId", id)).isError(400, "MissingParameter");
        account.call("RunInstances", "LaunchTemplateId", id, "LaunchTemplateVersion", "1")
                .assertThat()
                .isOk();
    }

    @Test
    void aPrimaryInterfaceOfTheRequestReplacesTheNetworkOfTheTemplate(Account account) {
        var id = template(account);
        account.call(
                        "RunInstances",
                        "LaunchTemplateId",
                        id,
                        "NetworkInterface.1.InstanceType",
                        "Primary",
                        "NetworkInterface.1.VSwitchId",
                        account.vSwitch(),
                        "NetworkInterface.1.SecurityGroupId",
                        account.securityGroup())
                .assertThat()
                .isOk();
    }

    @Test
    void refusesATemplateOrVersionThatIsNotThere(Account account, Account other) {
        var id = template(account);
        assertThat(account.call("RunInstances", "LaunchTemplateId", id, "LaunchTemplateVersion", "2"))
                .isError(404, "InvalidLaunchTemplateVersion.NotFound");
        assertThat(other.call("RunInstances", "LaunchTemplateId", id)).isError(404, "InvalidLaunchTemplate.NotFound");
        assertThat(account.call("RunInstances", "LaunchTemplateName", "x"))
                .isError(404, "InvalidLaunchTemplate.NotFound");
    }

    private static String template(Account account, String... more) {
        var parameters = Stream.concat(Stream.of("LaunchTemplateName", "web"), Stream.of(account.usual(more)));
        var made = account.call("CreateLaunchTemplate", parameters.toArray(String[]::new));
        made.assertThat().isOk();
        return made.text("/LaunchTemplateId");
    }
}
