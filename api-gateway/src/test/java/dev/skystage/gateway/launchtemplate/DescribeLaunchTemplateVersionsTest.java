package dev.skystage.gateway.launchtemplate;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeLaunchTemplateVersionsRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeLaunchTemplateVersionsTest {
    private static final String DATA = "/LaunchTemplateVersionSets/LaunchTemplateVersionSet/0/LaunchTemplateData";

    private static final Map<String, String> PLAIN = Map.ofEntries(
            Map.entry("ImageId", "m-1"),
            Map.entry("ImageOwnerAlias", "self"),
            Map.entry("InstanceType", "ecs.g6.large"),
            Map.entry("SecurityGroupId", "sg-1"),
            Map.entry("VSwitchId", "vsw-1"),
            Map.entry("VpcId", "vpc-1"),
            Map.entry("InstanceName", "web"),
            Map.entry("Description", "of a template"),
            Map.entry("InternetMaxBandwidthIn", "10"),
            Map.entry("InternetMaxBandwidthOut", "20"),
            Map.entry("HostName", "host"),
            Map.entry("ZoneId", "cn-hangzhou-g"),
            Map.entry("SystemDisk.Category", "cloud_essd"),
            Map.entry("SystemDisk.Size", "40"),
            Map.entry("SystemDisk.DiskName", "root"),
            Map.entry("SystemDisk.Description", "of the system"),
            Map.entry("SystemDisk.Iops", "100"),
            Map.entry("SystemDisk.PerformanceLevel", "PL1"),
            Map.entry("SystemDisk.Encrypted", "false"),
            Map.entry("SystemDisk.DeleteWithInstance", "true"),
            Map.entry("IoOptimized", "optimized"),
            Map.entry("Period", "1"),
            Map.entry("InternetChargeType", "PayByTraffic"),
            Map.entry("NetworkType", "VPC"),
            Map.entry("UserData", "aGk="),
            Map.entry("KeyPairName", "key"),
            Map.entry("RamRoleName", "role"),
            Map.entry("AutoReleaseTime", "2031-01-01T00:00:00Z"),
            Map.entry("SpotStrategy", "SpotWithPriceLimit"),
            Map.entry("SpotPriceLimit", "0.5"),
            Map.entry("SpotDuration", "1"),
            Map.entry("SecurityEnhancementStrategy", "Active"),
            Map.entry("ResourceGroupId", "rg-1"),
            Map.entry("DeploymentSetId", "ds-1"),
            Map.entry("InstanceChargeType", "PostPaid"),
            Map.entry("PasswordInherit", "true"),
            Map.entry("PrivateIpAddress", "172.16.0.9"),
            Map.entry("EnableVmOsConfig", "true"));

    private static final Map<String, String> DATA_DISK = Map.of(
            "Size", "60",
            "SnapshotId", "s-1",
            "Category", "cloud_essd",
            "Encrypted", "true",
            "DiskName", "data",
            "Description", "of the data",
            "DeleteWithInstance", "false",
            "Device", "/dev/xvdb",
            "PerformanceLevel", "PL0");

    private static final Map<String, String> INTERFACE = Map.of(
            "PrimaryIpAddress", "172.16.0.8",
            "VSwitchId", "vsw-1",
            "SecurityGroupId", "sg-1",
            "NetworkInterfaceName", "second",
            "Description", "of the interface");

    @Test
    void showsEverythingThatWasSet(Account account) throws Exception {
        var parameters = new ArrayList<>(List.of("LaunchTemplateName", "web", "VersionDescription", "first"));
        PLAIN.forEach((name, value) -> parameters.addAll(List.of(name, value)));
        DATA_DISK.forEach((name, value) -> parameters.addAll(List.of("DataDisk.1." + name, value)));
        INTERFACE.forEach((name, value) -> parameters.addAll(List.of("NetworkInterface.1." + name, value)));
        parameters.addAll(List.of("Tag.1.Key", "k", "Tag.1.Value", "v", "Password", "Secret-1"));
        account.call("CreateLaunchTemplate", parameters.toArray(String[]::new))
                .assertThat()
                .isOk();
        var shown = account.call("DescribeLaunchTemplateVersions", "LaunchTemplateName", "web");
        PLAIN.forEach((name, value) ->
                assertThat(shown.text(DATA + "/" + name)).as(name).isEqualTo(value));
        DATA_DISK.forEach((name, value) -> assertThat(shown.text(DATA + "/DataDisks/DataDisk/0/" + name))
                .as(name)
                .isEqualTo(value));
        INTERFACE.forEach(
                (name, value) -> assertThat(shown.text(DATA + "/NetworkInterfaces/NetworkInterface/0/" + name))
                        .as(name)
                        .isEqualTo(value));
        assertThat(shown.text(DATA + "/Tags/InstanceTag/0/Key")).isEqualTo("k");
        assertThat(shown.text(DATA + "/Tags/InstanceTag/0/Value")).isEqualTo("v");
        assertThat(shown.body().toString()).doesNotContain("Secret-1");
        var newer = account.v3()
                .describeLaunchTemplateVersions(new DescribeLaunchTemplateVersionsRequest()
                        .setRegionId(Account.REGION)
                        .setLaunchTemplateName("web"))
                .getBody()
                .getLaunchTemplateVersionSets()
                .getLaunchTemplateVersionSet()
                .getFirst();
        assertThat(newer.getVersionDescription()).isEqualTo("first");
        assertThat(newer.getDefaultVersion()).isTrue();
        assertThat(newer.getLaunchTemplateData().getSystemDisk().getSize()).isEqualTo(40);
        assertThat(newer.getLaunchTemplateData()
                        .getDataDisks()
                        .getDataDisk()
                        .getFirst()
                        .getEncrypted())
                .isEqualTo("true");
    }

    @Test
    void choosesVersions(Account account, Time time) {
        var now = Times.seconds(time.now());
        var id = account.call("CreateLaunchTemplate", "LaunchTemplateName", "web")
                .text("/LaunchTemplateId");
        for (var i = 2; i <= 4; i++) {
            account.call("CreateLaunchTemplateVersion", "LaunchTemplateId", id, "ZoneId", "z" + i);
        }
        assertThat(numbers(account, id)).containsExactly("4", "3", "2", "1");
        assertThat(numbers(account, id, "LaunchTemplateVersion.1", "3", "LaunchTemplateVersion.2", "9"))
                .containsExactly("3");
        assertThat(numbers(account, id, "MinVersion", "2", "MaxVersion", "3")).containsExactly("3", "2");
        assertThat(numbers(account, id, "DefaultVersion", "true")).containsExactly("1");
        assertThat(numbers(account, id, "PageSize", "3", "PageNumber", "2")).containsExactly("1");
        var plain = account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", id, "DetailFlag", "false");
        assertThat(plain.body().at(DATA).isMissingNode()).isTrue();
        var first = "/LaunchTemplateVersionSets/LaunchTemplateVersionSet/0/";
        assertThat(plain.text(first + "CreateTime")).isBetween(now, Times.seconds(time.now()));
        assertThat(plain.text(first + "ModifiedTime")).isBetween(now, Times.seconds(time.now()));
        assertThat(plain.text(first + "CreatedBy")).isEqualTo(account.id());
        var empty = account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", id);
        assertThat(empty.body().at(DATA + "/DataDisks/DataDisk").isArray()).isTrue();
        assertThat(empty.body().at(DATA + "/NetworkInterfaces/NetworkInterface").isArray())
                .isTrue();
        assertThat(empty.body().at(DATA + "/Tags/InstanceTag").isArray()).isTrue();
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DescribeLaunchTemplateVersions")).isError(400, "MissingParameter");
        assertThat(account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", "lt-none"))
                .isError(400, "InvalidLaunchTemplate.NotFound")
                .saying("lt-none");
        assertThat(account.call("DescribeLaunchTemplateVersions", "LaunchTemplateId", "lt-none", "PageSize", "51"))
                .isError(400, "InvalidParameter");
    }

    private static List<String> numbers(Account account, String id, String... filter) {
        var parameters = new ArrayList<>(List.of("LaunchTemplateId", id));
        parameters.addAll(List.of(filter));
        var answer = account.call("DescribeLaunchTemplateVersions", parameters.toArray(String[]::new));
        return answer.body()
                .at("/LaunchTemplateVersionSets/LaunchTemplateVersionSet")
                .findValuesAsString("VersionNumber");
    }
}
