package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.importing;
import static dev.skystage.gateway.image.CustomImages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ImportImageRequest;
import com.aliyun.ecs20140526.models.ImportImageRequest.ImportImageRequestDiskDeviceMapping;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class ImportImageTest {
    @Autowired
    Quotas quotas;

    @Autowired
    Simulation simulation;

    @Test
    void filesBecomeTheDisksOfAnImage(Account account, Time time) throws Exception {
        var begun = account.v3()
                .importImage(new ImportImageRequest()
                        .setRegionId(Account.REGION)
                        .setImageName("imported")
                        .setDescription("from a file")
                        .setArchitecture("i386")
                        .setOSType("Windows")
                        .setPlatform("Windows Server 2012")
                        .setBootMode("UEFI")
                        .setLicenseType("BYOL")
                        .setDiskDeviceMapping(List.of(
                                new ImportImageRequestDiskDeviceMapping()
                                        .setFormat("qcow2")
                                        .setOSSBucket("b")
                                        .setOSSObject("system.qcow2")
                                        .setDiskImageSize(80),
                                new ImportImageRequestDiskDeviceMapping()
                                        .setOSSBucket("b")
                                        .setOSSObject("data.raw")
                                        .setDiskImSize(1000)))
                        .setTag(List.of(new ImportImageRequest.ImportImageRequestTag()
                                .setKey("k")
                                .setValue("v")))
                        .setResourceGroupId("rg-1"))
                .getBody();

        assertThat(begun.getRegionId()).isEqualTo(Account.REGION);
        assertThat(shown(account, begun.getImageId()).text("/Images/Image/0/Status"))
                .isEqualTo("Creating");
        var task = account.call("DescribeTaskAttribute", "TaskId", begun.getTaskId());
        assertThat(task.text("/TaskAction")).isEqualTo("ImportImage");
        assertThat(task.text("/OperationProgressSet/OperationProgress/0/RelatedItemSet/RelatedItem/1/Value"))
                .isEqualTo("system.qcow2");
        time.runDueTasks();
        var image = shown(account, begun.getImageId()).body().at("/Images/Image/0");
        assertThat(image.get("Status").asString()).isEqualTo("Available");
        assertThat(image.get("Progress").asString()).isEqualTo("100%");
        assertThat(image.get("ImageName").asString()).isEqualTo("imported");
        assertThat(image.get("Description").asString()).isEqualTo("from a file");
        assertThat(image.get("Architecture").asString()).isEqualTo("i386");
        assertThat(image.get("OSType").asString()).isEqualTo("windows");
        assertThat(image.get("Platform").asString()).isEqualTo("Windows Server 2012");
        assertThat(image.get("OSName").asString()).isEqualTo("Windows Server 2012  32 bit");
        assertThat(image.get("BootMode").asString()).isEqualTo("UEFI");
        assertThat(image.get("ImageOwnerAlias").asString()).isEqualTo("self");
        assertThat(image.get("ResourceGroupId").asString()).isEqualTo("rg-1");
        assertThat(image.get("IsCopied").asBoolean()).isFalse();
        assertThat(image.at("/Tags/Tag/0/TagValue").asString()).isEqualTo("v");
        assertThat(image.get("Size").asInt()).isEqualTo(80);
        var disks = image.at("/DiskDeviceMappings/DiskDeviceMapping");
        assertThat(disks.valueStream()
                        .map(disk -> disk.get("Device").asString() + " "
                                + disk.get("Type").asString() + " "
                                + disk.get("Size").asString() + " "
                                + disk.get("Format").asString() + " "
                                + disk.get("ImportOSSBucket").asString() + "/"
                                + disk.get("ImportOSSObject").asString()))
                .containsExactly("/dev/xvda system 80 QCOW2 b/system.qcow2", "/dev/xvdb data 1000 RAW b/data.raw");
    }

    @Test
    void progressMovesAndCancellingLeavesNothing(Account account, Time time) {
        simulation.scale(1);
        try {
            var begun = importing(account);
            time.advance(Duration.ofSeconds(60));
            var progress = percent(shown(account, begun.text("/ImageId")).text("/Images/Image/0/Progress"));
            assertThat(progress).isBetween(25, 45);
            var task = account.call("DescribeTaskAttribute", "TaskId", begun.text("/ImportTaskId"));
            assertThat(percent(task.text("/TaskProcess")))
                    .as("the same, a moment later")
                    .isBetween(progress, progress + 5);
            account.call("CancelTask", "TaskId", begun.text("/ImportTaskId"))
                    .assertThat()
                    .isOk();
            time.runDueTasks();
            assertThat(shown(account, begun.text("/ImageId")).text("/TotalCount"))
                    .isEqualTo("0");
            assertThat(account.call("DescribeTasks").text("/TaskSet/Task/0/TaskStatus"))
                    .isEqualTo("Deleted");
            assertThat(used(account)).isZero();
        } finally {
            simulation.scale(0);
        }
    }

    private static int percent(String progress) {
        return Integer.parseInt(progress.replace("%", ""));
    }

    @Test
    void absentValuesAreDetected(Account account, Time time) {
        var id = CustomImages.imported(account, time);
        var image = shown(account, id).body().at("/Images/Image/0");
        assertThat(image.get("Platform").asString()).isEqualTo("Others Linux");
        assertThat(image.get("Architecture").asString()).isEqualTo("x86_64");
        assertThat(image.get("OSType").asString()).isEqualTo("linux");
        assertThat(image.get("Size").asInt()).isEqualTo(40);
        assertThat(image.get("ImageName").asString()).isEmpty();
        var windows = CustomImages.imported(account, time, "Platform", "Windows Server 2019");
        assertThat(shown(account, windows).text("/Images/Image/0/OSType"))
                .as("follows from the platform")
                .isEqualTo("windows");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, RegionId.NotFound",
        "ImageName, 1st, InvalidImageName.Malformed",
        "Description, http://x, InvalidDescription.Malformed",
        "Architecture, vax, InvalidArchitecture.Malformed",
        "OSType, Plan9, InvalidOSType.Malformed",
        "Platform, VMS, InvalidPlatform.Malformed",
        "LicenseType, GPL, InvalidLicenseType.NotSupported",
        "BootMode, Tape, InvalidParameter",
        "DiskDeviceMapping.1.Format, ISO, InvalidFormat.Malformed",
        "DiskDeviceMapping.1.DiskImageSize, 4, InvalidImageSize",
        "DiskDeviceMapping.1.DiskImageSize, 501, InvalidImageSize",
        "DiskDeviceMapping.1.DiskImageSize, big, InvalidImageSize"
    })
    void wrongValues(String parameter, String value, String code, Account account) {
        importing(account, parameter, value).assertThat().isError(400, code);
    }

    @Test
    void refusals(Account account) {
        importing(account, "ImageName", "taken").assertThat().isOk();
        importing(account, "ImageName", "taken").assertThat().isError(400, "InvalidImageName.Duplicated");
        importing(account, "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("RegionId");
        account.call("ImportImage").assertThat().isError(403, "MissingParameter.DiskDeviceMapping");
        account.call("ImportImage", "DiskDeviceMapping.1.OSSObject", "o")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("OSSBucket");
        account.call("ImportImage", "DiskDeviceMapping.1.OSSBucket", "b")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("OSSObject");
        importing(
                        account,
                        "DiskDeviceMapping.2.OSSBucket",
                        "b",
                        "DiskDeviceMapping.2.OSSObject",
                        "o",
                        "DiskDeviceMapping.2.DiskImageSize",
                        "1001")
                .assertThat()
                .isError(400, "InvalidDataDiskSize");
        CustomImages.refuseTagsAndGroups(
                account, "ImportImage", "DiskDeviceMapping.1.OSSBucket", "b", "DiskDeviceMapping.1.OSSObject", "o");
        quotas.setMaximum(account.id(), Account.REGION, Quota.IMAGES, 1);
        importing(account).assertThat().isError(403, "QuotaExceed.Image");
        assertThat(used(account)).isOne();
    }

    private int used(Account account) {
        return quotas.of(account.id(), Account.REGION).stream()
                .filter(usage -> usage.quota() == Quota.IMAGES)
                .mapToInt(Quotas.Usage::used)
                .sum();
    }
}
