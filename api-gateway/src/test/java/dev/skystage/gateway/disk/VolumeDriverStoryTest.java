package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.AttachDiskRequest;
import com.aliyun.ecs20140526.models.CreateDiskRequest;
import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import com.aliyun.ecs20140526.models.DeleteDiskRequest;
import com.aliyun.ecs20140526.models.DeleteSnapshotRequest;
import com.aliyun.ecs20140526.models.DescribeAvailableResourceRequest;
import com.aliyun.ecs20140526.models.DescribeDisksRequest;
import com.aliyun.ecs20140526.models.DescribeDisksResponseBody.DescribeDisksResponseBodyDisksDisk;
import com.aliyun.ecs20140526.models.DescribeSnapshotsRequest;
import com.aliyun.ecs20140526.models.DetachDiskRequest;
import com.aliyun.ecs20140526.models.ResizeDiskRequest;
import com.aliyun.tea.TeaException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the volume driver of Kubernetes does for one claim: asks which categories the node takes, makes a disk that knows
 * its claim by its name, attaches it, grows it, takes a snapshot, restores that into a second disk, moves the first one to
 * another node, and removes everything.
 */
@StagingCloudTest
class VolumeDriverStoryTest {
    @Test
    void aVolumeIsMadeMovedGrownRestoredAndRemoved(Account account, Time time) throws Exception {
        var nodes = account.runInstances(2);
        time.runDueTasks();
        var ecs = account.v3();
        assertThat(categories(ecs)).contains("cloud_essd");

        var volume = create(ecs, "pvc-1", null);
        assertThat(create(ecs, "pvc-1", null)).as("tried again").isEqualTo(volume);
        time.runDueTasks();
        assertThat(disk(ecs, "pvc-1").getStatus()).isEqualTo("Available");

        attach(ecs, volume, nodes.getFirst());
        time.runDueTasks();
        var attached = disk(ecs, "pvc-1");
        assertThat(attached.getStatus()).isEqualTo("In_use");
        assertThat(attached.getInstanceId()).isEqualTo(nodes.getFirst());
        assertThat(attached.getDevice()).startsWith("/dev/xvd");
        assertThat(attached.getSerialNumber()).as("by which the node finds it").isNotEmpty();
        assertThatThrownBy(() -> attach(ecs, volume, nodes.getLast()))
                .isInstanceOfSatisfying(
                        TeaException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo("IncorrectDiskStatus"));

        ecs.resizeDisk(new ResizeDiskRequest().setDiskId(volume).setNewSize(60).setType("online"));
        time.runDueTasks();
        assertThat(disk(ecs, "pvc-1").getSize()).isEqualTo(60);

        var snapshot = ecs.createSnapshot(new CreateSnapshotRequest()
                        .setDiskId(volume)
                        .setSnapshotName("snapshot-1")
                        .setClientToken("snapshot-1"))
                .getBody()
                .getSnapshotId();
        time.runDueTasks();
        var ready = ecs.describeSnapshots(new DescribeSnapshotsRequest()
                        .setRegionId(Account.REGION)
                        .setSnapshotName("snapshot-1"))
                .getBody()
                .getSnapshots()
                .getSnapshot()
                .getFirst();
        assertThat(ready.getStatus()).isEqualTo("accomplished");
        assertThat(ready.getProgress()).isEqualTo("100%");
        var restored = create(ecs, "pvc-2", snapshot);
        time.runDueTasks();
        assertThat(disk(ecs, "pvc-2").getSourceSnapshotId()).isEqualTo(snapshot);

        detach(ecs, volume, nodes.getFirst());
        time.runDueTasks();
        attach(ecs, volume, nodes.getLast());
        time.runDueTasks();
        assertThat(disk(ecs, "pvc-1").getInstanceId()).isEqualTo(nodes.getLast());
        assertThatThrownBy(() -> ecs.deleteDisk(new DeleteDiskRequest().setDiskId(volume)))
                .isInstanceOfSatisfying(
                        TeaException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo("IncorrectDiskStatus"));
        detach(ecs, volume, nodes.getLast());
        time.runDueTasks();

        ecs.deleteSnapshot(new DeleteSnapshotRequest().setSnapshotId(snapshot).setForce(true));
        ecs.deleteDisk(new DeleteDiskRequest().setDiskId(volume));
        ecs.deleteDisk(new DeleteDiskRequest().setDiskId(restored));
        time.runDueTasks();
        assertThat(named(ecs, "pvc-1")).isEmpty();
        assertThat(named(ecs, "pvc-2")).isEmpty();
    }

    private static List<String> categories(Client ecs) throws Exception {
        return ecs
                .describeAvailableResource(new DescribeAvailableResourceRequest()
                        .setRegionId(Account.REGION)
                        .setZoneId(Account.ZONE)
                        .setDestinationResource("DataDisk")
                        .setInstanceType(Account.INSTANCE_TYPE)
                        .setSystemDiskCategory("cloud_essd")
                        .setIoOptimized("optimized"))
                .getBody()
                .getAvailableZones()
                .getAvailableZone()
                .getFirst()
                .getAvailableResources()
                .getAvailableResource()
                .getFirst()
                .getSupportedResources()
                .getSupportedResource()
                .stream()
                .map(category -> category.getValue())
                .toList();
    }

    private static String create(Client ecs, String claim, @Nullable String snapshot) throws Exception {
        return ecs.createDisk(new CreateDiskRequest()
                        .setRegionId(Account.REGION)
                        .setZoneId(Account.ZONE)
                        .setDiskName(claim)
                        .setDiskCategory("cloud_essd")
                        .setPerformanceLevel("PL1")
                        .setSize(snapshot == null ? 40 : 60)
                        .setSnapshotId(snapshot)
                        .setClientToken(claim)
                        .setTag(List.of(new CreateDiskRequest.CreateDiskRequestTag()
                                .setKey("createdby")
                                .setValue("volume-driver"))))
                .getBody()
                .getDiskId();
    }

    private static void attach(Client ecs, String disk, String node) throws Exception {
        ecs.attachDisk(
                new AttachDiskRequest().setDiskId(disk).setInstanceId(node).setDeleteWithInstance(false));
    }

    private static void detach(Client ecs, String disk, String node) throws Exception {
        ecs.detachDisk(new DetachDiskRequest().setDiskId(disk).setInstanceId(node));
    }

    private static DescribeDisksResponseBodyDisksDisk disk(Client ecs, String claim) throws Exception {
        var found = named(ecs, claim);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<DescribeDisksResponseBodyDisksDisk> named(Client ecs, String claim) throws Exception {
        return ecs.describeDisks(
                        new DescribeDisksRequest().setRegionId(Account.REGION).setDiskName(claim))
                .getBody()
                .getDisks()
                .getDisk();
    }
}
