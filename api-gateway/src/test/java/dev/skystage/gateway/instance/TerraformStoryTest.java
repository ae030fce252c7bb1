package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

/** An instance as Terraform manages it: every call of its resource, with what it reads from the answers. */
@StagingCloudTest
class TerraformStoryTest {
    @Test
    void anInstanceIsMadeReadChangedAndDestroyed(Account account, Time time) {
        var instance = create(account);
        time.runDueTasks();
        read(account, instance, Account.INSTANCE_TYPE, "Running");

        ok(account, "StopInstance", "InstanceId", instance, "ForceStop", "false");
        time.runDueTasks();
        ok(account, "ModifyInstanceSpec", "InstanceId", instance, "InstanceType", "ecs.g6.xlarge");
        ok(account, "ModifyInstanceNetworkSpec", "InstanceId", instance, "InternetMaxBandwidthOut", "10");
        ok(account, "ModifyInstanceAttribute", "InstanceId", instance, "Password", "Secret-456", "HostName", "web-2");
        ok(account, "ModifyInstanceVpcAttribute", "InstanceId", instance, "VSwitchId", account.vSwitch());
        var group = ok(account, "CreateSecurityGroup", "VpcId", account.vpcId()).text("/SecurityGroupId");
        ok(account, "JoinSecurityGroup", "InstanceId", instance, "SecurityGroupId", group);
        ok(account, "LeaveSecurityGroup", "InstanceId", instance, "SecurityGroupId", account.securityGroup());
        ok(
                account,
                "ModifyInstanceMetadataOptions",
                "InstanceId",
                instance,
                "HttpEndpoint",
                "enabled",
                "HttpTokens",
                "required");
        ok(account, "ModifyInstanceMaintenanceAttributes", "InstanceId.1", instance, "ActionOnMaintenance", "Stop");
        ok(
                account,
                "ModifyInstanceAttachmentAttributes",
                "InstanceId",
                instance,
                "PrivatePoolOptions.MatchCriteria",
                "None");
        read(account, instance, "ecs.g6.xlarge", "Stopped");
        ok(account, "StartInstance", "InstanceId", instance);
        time.runDueTasks();
        var shown = read(account, instance, "ecs.g6.xlarge", "Running");
        assertThat(shown.text("/Instances/Instance/0/SecurityGroupIds/SecurityGroupId/0"))
                .isEqualTo(group);
        assertThat(shown.text("/Instances/Instance/0/MetadataOptions/HttpTokens"))
                .isEqualTo("required");

        ok(account, "DeleteInstance", "InstanceId", instance, "Force", "true");
        time.runDueTasks();
        assertThat(ok(account, "DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                        .text("/TotalCount"))
                .isEqualTo("0");
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    private static String create(Account account) {
        return ok(
                        account,
                        "RunInstances",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupIds.1",
                        account.securityGroup(),
                        "SystemDisk.Category",
                        "cloud_efficiency",
                        "InstanceName",
                        "tf-test",
                        "Password",
                        "Secret-123",
                        "Tag.1.Key",
                        "Created",
                        "Tag.1.Value",
                        "TF",
                        "ClientToken",
                        "TF-RunInstances-1")
                .text("/InstanceIdSets/InstanceIdSet/0");
    }

    /** The calls of every refresh. All of them must succeed. */
    private static Answer read(Account account, String instance, String type, String status) {
        var ids = "[\"" + instance + "\"]";
        var shown = ok(
                account,
                "DescribeInstances",
                "InstanceIds",
                ids,
                "AdditionalAttributes.1",
                "META_OPTIONS",
                "AdditionalAttributes.2",
                "NETWORK_PRIMARY_ENI_IP",
                "AdditionalAttributes.3",
                "LOGIN_AS_NON_ROOT",
                "AdditionalAttributes.4",
                "DISK_HIGH_DENSITY_MODE");
        assertThat(shown.text("/Instances/Instance/0/InstanceType")).isEqualTo(type);
        assertThat(shown.text("/Instances/Instance/0/Status")).isEqualTo(status);
        assertThat(shown.text("/Instances/Instance/0/MetadataOptions/HttpEndpoint"))
                .isEqualTo("enabled");
        var eni = shown.text("/Instances/Instance/0/NetworkInterfaces/NetworkInterface/0/NetworkInterfaceId");
        assertThat(ok(account, "DescribeNetworkInterfaces", "NetworkInterfaceId.1", eni)
                        .text("/TotalCount"))
                .isEqualTo("1");
        assertThat(ok(account, "DescribeDisks", "InstanceId", instance, "DiskType", "system")
                        .text("/Disks/Disk/0/InstanceId"))
                .isEqualTo(instance);
        assertThat(ok(account, "DescribeUserData", "InstanceId", instance)
                        .body()
                        .has("UserData"))
                .isTrue();
        ok(account, "DescribeInstanceRamRole", "InstanceIds", ids);
        assertThat(ok(account, "DescribeInstanceMaintenanceAttributes", "InstanceId.1", instance)
                        .text("/MaintenanceAttributes/MaintenanceAttribute/0/InstanceId"))
                .isEqualTo(instance);
        var attribute = ok(account, "DescribeInstanceAttribute", "InstanceId", instance);
        assertThat(attribute.text("/InstanceId")).isEqualTo(instance);
        assertThat(attribute.body().path("EnableJumboFrame").isBoolean()).isTrue();
        assertThat(ok(account, "DescribeInstanceAttachmentAttributes", "InstanceIds", ids)
                        .body()
                        .at("/Instances/Instance/0")
                        .has("PrivatePoolOptionsMatchCriteria"))
                .isTrue();
        return shown;
    }

    private static Answer ok(Account account, String action, String... parameters) {
        var answer = account.call(action, parameters);
        answer.assertThat().isOk();
        return answer;
    }
}
