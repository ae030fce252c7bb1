package dev.skystage.gateway.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;

/** Actions whose DryRun is younger than their contract: if it were not known, the action would be executed. */
@StagingCloudTest
class DryRunsTest {
    @Test
    void changeNothing(Account account) {
        var instance = account.stoppedInstance();
        var vpc = account.callVpc("CreateVpc", "CidrBlock", "10.0.0.0/8").text("/VpcId");
        dry(account, Product.ECS, "ModifyInstanceSpec", "InstanceId", instance, "InstanceType", "ecs.g6.xlarge");
        dry(account, Product.VPC, "DescribeVpcs");
        dry(account, Product.VPC, "DescribeVpcAttribute", "VpcId", vpc);
        dry(account, Product.VPC, "DescribeVSwitches");
        dry(account, Product.VPC, "DescribeVSwitchAttributes", "VSwitchId", account.vSwitch());
        dry(account, Product.ECS, "DescribeSecurityGroups");
        assertThat(account.call("DescribeInstanceAttribute", "InstanceId", instance)
                        .text("/InstanceType"))
                .isEqualTo(Account.INSTANCE_TYPE);
    }

    @Test
    void deleteNoVpc(Account account, Time time) {
        var vpc = account.callVpc("CreateVpc", "CidrBlock", "10.0.0.0/8").text("/VpcId");
        time.runDueTasks();
        account.callVpc("DeleteVpc", "VpcId", vpc, "DryRun", "true")
                .assertThat()
                .isError(400, "DryRunOperation");
        assertThat(account.callVpc("DescribeVpcs", "VpcId", vpc).text("/TotalCount"))
                .isEqualTo("1");
        account.callVpc("DeleteVpc", "VpcId", vpc, "DryRun", "false")
                .assertThat()
                .isOk();
    }

    @Test
    void leaveImagesAlone(Account account, Time time) {
        var instance = account.runningInstance();
        var image = account.call("CreateImage", "InstanceId", instance, "ImageName", "first")
                .text("/ImageId");
        time.runDueTasks();
        dry(account, Product.ECS, "CreateImage", "InstanceId", instance);
        dry(account, Product.ECS, "CopyImage", "ImageId", image, "DestinationRegionId", "cn-beijing");
        dry(account, Product.ECS, "ExportImage", "ImageId", image, "OSSBucket", "bucket");
        dry(
                account,
                Product.ECS,
                "ImportImage",
                "DiskDeviceMapping.1.OSSBucket",
                "bucket",
                "DiskDeviceMapping.1.OSSObject",
                "object.raw");
        dry(account, Product.ECS, "ModifyImageAttribute", "ImageId", image, "ImageName", "second");
        dry(account, Product.ECS, "ModifyImageSharePermission", "ImageId", image, "AddAccount.1", "1000000000000001");
        dry(account, Product.ECS, "DeleteImage", "ImageId", image);
        var images = account.call("DescribeImages", "ImageOwnerAlias", "self", "Status", "ALL");
        assertThat(images.text("/TotalCount")).isEqualTo("1");
        assertThat(images.text("/Images/Image/0/ImageName")).isEqualTo("first");
    }

    private static void dry(Account account, Product product, String action, String... parameters) {
        var all = new String[parameters.length + 2];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = "DryRun";
        all[parameters.length + 1] = "true";
        account.call(product, action, all).assertThat().isError(400, "DryRunOperation");
    }
}
