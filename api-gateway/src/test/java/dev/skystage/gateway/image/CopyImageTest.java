package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static dev.skystage.gateway.image.CustomImages.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CopyImageRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CopyImageTest {
    private static final String THERE = "cn-beijing";

    @Autowired
    Quotas quotas;

    @Autowired
    Simulation simulation;

    @Test
    void theCopyIsAnImageOfItsOwnInTheOtherRegion(Account account, Time time) throws Exception {
        var image = imported(account, time, "Platform", "Ubuntu", "ImageName", "original");
        var copy = account.v3()
                .copyImage(new CopyImageRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(image)
                        .setDestinationRegionId(THERE)
                        .setDestinationImageName("original")
                        .setDestinationDescription("over there")
                        .setResourceGroupId("rg-1")
                        .setTag(List.of(new CopyImageRequest.CopyImageRequestTag()
                                .setKey("k")
                                .setValue("v"))))
                .getBody()
                .getImageId();

        assertThat(copy).isNotEqualTo(image);
        assertThat(shown(account, copy).text("/TotalCount")).isEqualTo("0");
        assertThat(shown(account, copy, "RegionId", THERE).text("/Images/Image/0/Status"))
                .isEqualTo("Creating");
        time.runDueTasks();
        var there = shown(account, copy, "RegionId", THERE).body().at("/Images/Image/0");
        assertThat(there.get("Status").asString()).isEqualTo("Available");
        assertThat(there.get("IsCopied").asBoolean()).isTrue();
        assertThat(there.get("ImageName").asString()).isEqualTo("original");
        assertThat(there.get("Description").asString()).isEqualTo("over there");
        assertThat(there.get("Platform").asString()).isEqualTo("Ubuntu");
        assertThat(there.get("Size").asInt()).isEqualTo(40);
        assertThat(there.get("ResourceGroupId").asString()).isEqualTo("rg-1");
        assertThat(there.at("/Tags/Tag/0/TagKey").asString()).isEqualTo("k");
        assertThat(there.at("/DiskDeviceMappings/DiskDeviceMapping/0/Size").asString())
                .isEqualTo("40");
        account.call("DeleteImage", "ImageId", image).assertThat().isOk();
        account.call("DeleteImage", "ImageId", copy, "RegionId", THERE)
                .assertThat()
                .isOk();
    }

    @Test
    void itsSnapshotsAreCopiedWithItAndGoWhenThatIsCancelled(Account account, Time time) {
        var machine = Machine.running(account, time);
        var image = account.call("CreateImage", "InstanceId", machine.id()).text("/ImageId");
        time.runDueTasks();
        var copy = account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                .text("/ImageId");
        assertThat(snapshots(account)).containsOnly("progressing").hasSize(2);
        account.call("CancelCopyImage", "RegionId", THERE, "ImageId", copy)
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(snapshots(account)).isEmpty();

        var second = account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                .text("/ImageId");
        time.runDueTasks();
        assertThat(snapshots(account)).containsOnly("accomplished").hasSize(2);
        var path = "/Images/Image/0/DiskDeviceMappings/DiskDeviceMapping/1/SnapshotId";
        assertThat(shown(account, second, "RegionId", THERE).text(path))
                .startsWith("s-")
                .isNotEqualTo(shown(account, image).text(path));
        quotas.setMaximum(account.id(), THERE, Quota.SNAPSHOTS_PER_DISK, 1);
        account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                .assertThat()
                .isError(403, "QuotaExceed.Snapshot");
    }

    private static List<String> snapshots(Account account) {
        return account.call("DescribeSnapshots", "RegionId", THERE)
                .body()
                .at("/Snapshots/Snapshot")
                .valueStream()
                .map(snapshot -> snapshot.get("Status").asString())
                .toList();
    }

    @Test
    void theProgressIsShownForTheImageAndItsDisks(Account account, Time time) {
        var image = imported(account, time);
        simulation.scale(1);
        try {
            var copy = account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                    .text("/ImageId");
            time.advance(Duration.ofSeconds(60));
            var there = shown(account, copy, "RegionId", THERE).body().at("/Images/Image/0");
            var progress = Integer.parseInt(there.get("Progress").asString().replace("%", ""));
            assertThat(progress).isBetween(10, 60);
            var disk = there.at("/DiskDeviceMappings/DiskDeviceMapping/0");
            assertThat(disk.get("Progress").asString()).isEqualTo(progress + "%");
            assertThat(disk.get("RemainTime").asInt()).isBetween(40, 400);
            assertThat(account.call("DescribeTasks", "RegionId", THERE).text("/TotalCount"))
                    .as("no task of the API")
                    .isEqualTo("0");
        } finally {
            simulation.scale(0);
        }
    }

    /** Clients do that when they build an image for several regions, or encrypt it where it is. */
    @Test
    void copiesToSeveralRegionsGoOnAtOnce(Account account, Time time) {
        var image = imported(account, time);
        account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                .assertThat()
                .isOk();
        account.call("CopyImage", "ImageId", image, "DestinationRegionId", "cn-shanghai")
                .assertThat()
                .isOk();
        account.call("CopyImage", "ImageId", image, "DestinationRegionId", Account.REGION, "Encrypted", "true")
                .assertThat()
                .isOk();
        account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                .assertThat()
                .isError(403, "OperationDenied.ImageCopying");
        account.call("DeleteImage", "ImageId", image, "Force", "true")
                .assertThat()
                .isError(403, "OperationDenied.ImageCopying");
        time.runDueTasks();
        account.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                .assertThat()
                .isOk();
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var image = imported(account, time);
        var action = "CopyImage";
        var to = "DestinationRegionId";
        stranger.call(action, "ImageId", image, to, THERE).assertThat().isError(400, "InvalidImageId.NotFound");
        account.call(action, "ImageId", Account.IMAGE, to, THERE).assertThat().isError(400, "InvalidImageId.NotFound");
        account.call(action, "ImageId", image, to, THERE, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(400, "SourceRegion.NotFound");
        account.call(action, "ImageId", image, to, "cn-nowhere")
                .assertThat()
                .isError(400, "DestinationRegion.NotFound");
        account.call(action, "ImageId", image, to, Account.REGION)
                .assertThat()
                .isError(403, "IncorrectDestinationRegion");
        account.call(action, "ImageId", image).assertThat().isError(403, "IncorrectDestinationRegion");
        account.call(action, "ImageId", image, to, THERE, "DestinationImageName", "1st")
                .assertThat()
                .isError(400, "InvalidImageName.Malformed");
        account.call(action, "ImageId", image, to, THERE, "DestinationDescription", "https://x")
                .assertThat()
                .isError(400, "InvalidDescription.Malformed");
        account.call(action, "ImageId", image, to, THERE, "KMSKeyId", "k")
                .assertThat()
                .isError(400, "InvalidParameter.EncryptedIllegal");
        account.call(action, "ImageId", image, to, THERE, "KMSKeyId", "k", "Encrypted", "true")
                .assertThat()
                .isError(404, "InvalidParameter.KMSKeyId.NotFound");
        CustomImages.refuseTagsAndGroups(account, action, "ImageId", image, to, THERE);
        account.call(action, "ImageId", image, to, THERE, "DestinationImageName", "taken")
                .assertThat()
                .isOk();
        account.call(action, "ImageId", imported(account, time), to, THERE, "DestinationImageName", "taken")
                .assertThat()
                .isError(400, "InvalidImageName.Duplicated");
        account.call(action, "ImageId", CustomImages.importing(account).text("/ImageId"), to, THERE)
                .assertThat()
                .isError(400, "IncorrectImageStatus");
        quotas.setMaximum(account.id(), "cn-shanghai", Quota.IMAGES, 0);
        account.call(action, "ImageId", image, to, "cn-shanghai").assertThat().isError(403, "QuotaExceed.Image");
    }

    @Test
    void encryptedAndSharedImagesAreNotCopied(Account account, Account friend, Time time) {
        var image = imported(account, time);
        var copy =
                account.call("CopyImage", "ImageId", image, "Encrypted", "true").text("/ImageId");
        time.runDueTasks();
        account.call("CopyImage", "ImageId", copy, "DestinationRegionId", THERE)
                .assertThat()
                .isError(403, "OperationDeined.EncryptedSnapshot");
        account.call("ModifyImageSharePermission", "ImageId", image, "AddAccount.1", friend.id())
                .assertThat()
                .isOk();
        friend.call("CopyImage", "ImageId", image, "DestinationRegionId", THERE)
                .assertThat()
                .isError(403, "OperationDenied.SameRegionOnly");
    }
}
