package dev.skystage.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

/**
 * Makes an image as Packer's builder alicloud-ecs does: with its calls in their order, all of them to ECS, even those
 * about networks and addresses.
 */
@StagingCloudTest
class PackerStoryTest {
    @Test
    void anImageIsBuiltCopiedAndCleanedUpAfter(Account account, Time time) {
        assertThat(call(account, "DescribeImages", "ImageId", Account.IMAGE).text("/TotalCount"))
                .isEqualTo("1");
        var key = call(account, "CreateKeyPair", "KeyPairName", "packer_key");
        assertThat(key.text("/PrivateKeyBody")).contains("PRIVATE KEY");

        var vpc = call(account, "CreateVpc", "VpcName", "", "CidrBlock", "172.16.0.0/16", "ClientToken", "vpc")
                .text("/VpcId");
        time.runDueTasks();
        assertThat(call(account, "DescribeVpcs", "VpcId", vpc).text("/Vpcs/Vpc/0/Status"))
                .isEqualTo("Available");
        var zone = call(account, "DescribeZones").body().at("/Zones/Zone").get(0);
        assertThat(zone.at("/AvailableResourceCreation/ResourceTypes").toString())
                .contains("VSwitch");
        assertThat(zone.at("/AvailableInstanceTypes/InstanceTypes").toString()).contains(Account.INSTANCE_TYPE);
        var zoneId = zone.get("ZoneId").asString();
        var vSwitch = call(
                        account,
                        "CreateVSwitch",
                        "VpcId",
                        vpc,
                        "ZoneId",
                        zoneId,
                        "CidrBlock",
                        "172.16.0.0/24",
                        "ClientToken",
                        "vswitch")
                .text("/VSwitchId");
        time.runDueTasks();
        assertThat(call(account, "DescribeVSwitches", "VpcId", vpc, "VSwitchId", vSwitch)
                        .text("/VSwitches/VSwitch/0/Status"))
                .isEqualTo("Available");
        var group = call(account, "CreateSecurityGroup", "VpcId", vpc, "ClientToken", "group")
                .text("/SecurityGroupId");
        allow(account, "AuthorizeSecurityGroupEgress", group, "DestCidrIp");
        allow(account, "AuthorizeSecurityGroup", group, "SourceCidrIp");

        var instance = run(account, vSwitch, group, zoneId);
        time.runDueTasks();
        var shown = call(account, "DescribeInstances", "InstanceIds", "[\"" + instance + "\"]");
        assertThat(shown.text("/Instances/Instance/0/Status")).isEqualTo("Running");
        assertThat(shown.text("/Instances/Instance/0/KeyPairName")).isEqualTo("packer_key");
        var address = associate(account, time, instance);

        call(account, "StopInstance", "InstanceId", instance, "ForceStop", "false");
        time.runDueTasks();
        var image = image(account, time, instance);
        var copy = call(
                        account,
                        "CopyImage",
                        "ImageId",
                        image,
                        "DestinationRegionId",
                        "cn-beijing",
                        "DestinationImageName",
                        "packer-copy")
                .text("/ImageId");
        call(account, "ModifyImageSharePermission", "ImageId", image);
        call(account, "ModifyImageSharePermission", "RegionId", "cn-beijing", "ImageId", copy);
        time.runDueTasks();
        assertThat(call(account, "DescribeImages", "RegionId", "cn-beijing", "ImageId", copy)
                        .text("/Images/Image/0/Status"))
                .isEqualTo("Available");

        call(account, "UnassociateEipAddress", "AllocationId", address, "InstanceId", instance);
        time.runDueTasks();
        call(account, "ReleaseEipAddress", "AllocationId", address);
        call(account, "DeleteInstance", "InstanceId", instance, "Force", "true");
        account.call("DeleteVpc", "VpcId", vpc).assertThat().isError(400, "DependencyViolation.Instance");
        time.runDueTasks();
        call(account, "DeleteSecurityGroup", "SecurityGroupId", group);
        account.call("DeleteVpc", "VpcId", vpc).assertThat().isError(400, "DependencyViolation.VSwitch");
        call(account, "DeleteVSwitch", "VSwitchId", vSwitch);
        time.runDueTasks();
        call(account, "DeleteVpc", "VpcId", vpc);
        call(account, "DeleteKeyPairs", "KeyPairNames", "[\"packer_key\"]");
    }

    private static void allow(Account account, String action, String group, String cidr) {
        call(
                account,
                action,
                "SecurityGroupId",
                group,
                "IpProtocol",
                "all",
                "PortRange",
                "-1/-1",
                "NicType",
                "internet",
                cidr,
                "0.0.0.0/0");
    }

    private static String run(Account account, String vSwitch, String group, String zone) {
        return call(
                        account,
                        "RunInstances",
                        "ClientToken",
                        "instance",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "InstanceName",
                        "packer",
                        "ZoneId",
                        zone,
                        "Amount",
                        "1",
                        "MinAmount",
                        "1",
                        "SecurityGroupId",
                        group,
                        "VSwitchId",
                        vSwitch,
                        "InternetMaxBandwidthOut",
                        "0",
                        "IoOptimized",
                        "optimized",
                        "KeyPairName",
                        "packer_key",
                        "SystemDisk.Category",
                        "cloud_essd",
                        "SystemDisk.Size",
                        "40",
                        "DataDisk.1.DiskName",
                        "data",
                        "DataDisk.1.Category",
                        "cloud_efficiency",
                        "DataDisk.1.Size",
                        "20",
                        "DataDisk.1.DeleteWithInstance",
                        "true")
                .text("/InstanceIdSets/InstanceIdSet/0");
    }

    private static String associate(Account account, Time time, String instance) {
        var made = call(
                account,
                "AllocateEipAddress",
                "ClientToken",
                "eip",
                "InternetChargeType",
                "PayByTraffic",
                "Bandwidth",
                "5");
        var address = made.text("/AllocationId");
        assertThat(made.text("/EipAddress")).isNotEmpty();
        call(account, "AssociateEipAddress", "AllocationId", address, "InstanceId", instance);
        time.runDueTasks();
        assertThat(call(account, "DescribeEipAddresses", "AllocationId", address)
                        .text("/EipAddresses/EipAddress/0/Status"))
                .isEqualTo("InUse");
        return address;
    }

    /** The image of system disk and data disk, with tags on it and on its snapshots. */
    private static String image(Account account, Time time, String instance) {
        var image = call(
                        account,
                        "CreateImage",
                        "ClientToken",
                        "image",
                        "InstanceId",
                        instance,
                        "ImageName",
                        "packer-story",
                        "Description",
                        "made by packer")
                .text("/ImageId");
        time.runDueTasks();
        var shown =
                call(account, "DescribeImages", "ImageId", image, "Status", "Waiting,Creating,CreateFailed,Available");
        assertThat(shown.text("/Images/Image/0/Status")).isEqualTo("Available");
        var disks = shown.body().at("/Images/Image/0/DiskDeviceMappings/DiskDeviceMapping");
        assertThat(disks).hasSize(2);
        tag(account, "image", image);
        disks.forEach(disk -> tag(account, "snapshot", disk.get("SnapshotId").asString()));
        return image;
    }

    private static void tag(Account account, String type, String id) {
        call(account, "AddTags", "ResourceType", type, "ResourceId", id, "Tag.1.Key", "by", "Tag.1.Value", "packer");
    }

    private static Answer call(Account account, String action, String... parameters) {
        var answer = account.call(action, parameters);
        answer.assertThat().isOk();
        return answer;
    }
}
