package dev.skystage.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.CancelTaskRequest;
import com.aliyun.ecs20140526.models.CopyImageRequest;
import com.aliyun.ecs20140526.models.CreateImageRequest;
import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import com.aliyun.ecs20140526.models.DeleteImageRequest;
import com.aliyun.ecs20140526.models.DescribeImagesRequest;
import com.aliyun.ecs20140526.models.DescribeImagesResponseBody.DescribeImagesResponseBodyImagesImage;
import com.aliyun.ecs20140526.models.DescribeTasksRequest;
import com.aliyun.ecs20140526.models.ExportImageRequest;
import com.aliyun.ecs20140526.models.ImportImageRequest;
import com.aliyun.ecs20140526.models.ModifyImageSharePermissionRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do with images, from the first snapshot to the last deletion, with the usual delays. */
@StagingCloudTest
class ImageStoryTest {
    private static final String THERE = "cn-shanghai";

    @Autowired
    Simulation simulation;

    @AfterEach
    void atOnce() {
        simulation.scale(0);
    }

    @Test
    void anImageOfAMachineIsCopiedSharedAndUsed(Account account, Account friend, Time time) throws Exception {
        var machine = Machine.running(account, time);
        friend.vSwitch();
        friend.securityGroup();
        simulation.scale(1);
        var ecs = account.v3();

        var snapshot = ecs.createSnapshot(new CreateSnapshotRequest()
                        .setDiskId(machine.disks().getFirst().get("DiskId").asString()))
                .getBody()
                .getSnapshotId();
        time.advance(Duration.ofMinutes(3));
        var ofSystem = ecs.createImage(
                        new CreateImageRequest().setRegionId(Account.REGION).setSnapshotId(snapshot))
                .getBody()
                .getImageId();
        var whole = ecs.createImage(new CreateImageRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(machine.id())
                        .setImageName("golden"))
                .getBody()
                .getImageId();
        time.advance(Duration.ofMinutes(5));
        assertThat(image(ecs, Account.REGION, ofSystem).getStatus()).isEqualTo("Available");
        assertThat(image(ecs, Account.REGION, whole).getDiskDeviceMappings().getDiskDeviceMapping())
                .hasSize(2);
        assertThat(Machine.of(account, time, whole).disks()).hasSize(2);

        var copy = ecs.copyImage(new CopyImageRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(whole)
                        .setDestinationRegionId(THERE)
                        .setDestinationImageName("golden"))
                .getBody()
                .getImageId();
        time.advance(Duration.ofMinutes(2));
        assertThat(image(ecs, THERE, copy).getStatus()).isEqualTo("Creating");
        time.advance(Duration.ofMinutes(10));
        assertThat(image(ecs, THERE, copy).getStatus()).isEqualTo("Available");
        assertThat(image(ecs, THERE, copy).getDiskDeviceMappings().getDiskDeviceMapping())
                .hasSize(2);

        share(ecs, whole, friend, true);
        assertThat(Machine.of(friend, time, whole).disks()).hasSize(2);
        share(ecs, whole, friend, false);
        Machine.run(friend, whole).assertThat().isError(404, "InvalidImageId.NotFound");

        export(ecs, whole);
        time.advance(Duration.ofMinutes(15));
        var task = ecs.describeTasks(
                        new DescribeTasksRequest().setRegionId(Account.REGION).setTaskAction("ExportImage"))
                .getBody()
                .getTaskSet()
                .getTask()
                .getFirst();
        assertThat(task.getTaskStatus()).isEqualTo("Finished");
        var imported = ecs.importImage(new ImportImageRequest()
                        .setRegionId(Account.REGION)
                        .setDiskDeviceMapping(List.of(new ImportImageRequest.ImportImageRequestDiskDeviceMapping()
                                .setOSSBucket("bucket")
                                .setOSSObject(whole + "_" + task.getTaskId() + ".raw"))))
                .getBody();
        time.advance(Duration.ofMinutes(1));
        ecs.cancelTask(new CancelTaskRequest().setRegionId(Account.REGION).setTaskId(imported.getTaskId()));
        time.advance(Duration.ofSeconds(1));
        assertThat(images(ecs, Account.REGION, imported.getImageId())).isEmpty();

        for (var image : List.of(ofSystem, whole)) {
            ecs.deleteImage(new DeleteImageRequest()
                    .setRegionId(Account.REGION)
                    .setImageId(image)
                    .setForce(true));
        }
        ecs.deleteImage(new DeleteImageRequest().setRegionId(THERE).setImageId(copy));
        assertThat(images(ecs, Account.REGION, "")).isEmpty();
    }

    private static void share(Client ecs, String image, Account friend, boolean shared) throws Exception {
        var request = new ModifyImageSharePermissionRequest()
                .setRegionId(Account.REGION)
                .setImageId(image);
        var accounts = List.of(friend.id());
        ecs.modifyImageSharePermission(shared ? request.setAddAccount(accounts) : request.setRemoveAccount(accounts));
    }

    private static void export(Client ecs, String image) throws Exception {
        ecs.exportImage(new ExportImageRequest()
                .setRegionId(Account.REGION)
                .setImageId(image)
                .setOSSBucket("bucket"));
    }

    private static DescribeImagesResponseBodyImagesImage image(Client ecs, String region, String id) throws Exception {
        return images(ecs, region, id).getFirst();
    }

    private static List<DescribeImagesResponseBodyImagesImage> images(Client ecs, String region, String id)
            throws Exception {
        return ecs.describeImages(new DescribeImagesRequest()
                        .setRegionId(region)
                        .setImageOwnerAlias("self")
                        .setImageId(id.isEmpty() ? null : id)
                        .setStatus("Creating,Waiting,Available,CreateFailed"))
                .getBody()
                .getImages()
                .getImage();
    }
}
