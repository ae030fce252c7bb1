package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import com.aliyun.ecs20140526.models.DescribeSnapshotsRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class CreateSnapshotTest {
    @Autowired
    Simulation simulation;

    @Autowired
    Quotas quotas;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isProgressingAndThenAccomplished(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.system(account.runningInstance());

        var snapshotId = account.v3()
                .createSnapshot(new CreateSnapshotRequest()
                        .setDiskId(diskId)
                        .setSnapshotName("before:the_change")
                        .setDescription("as it was")
                        .setRetentionDays(7)
                        .setTag(List.of(new CreateSnapshotRequest.CreateSnapshotRequestTag()
                                .setKey("env")
                                .setValue("prod"))))
                .getBody()
                .getSnapshotId();

        assertThat(snapshotId).startsWith("s-");
        assertThat(disks.showSnapshot(snapshotId, "Status")).isEqualTo("progressing");
        assertThat(disks.showSnapshot(snapshotId, "Available")).isEqualTo("false");
        time.runDueTasks();
        var made = account.v3()
                .describeSnapshots(new DescribeSnapshotsRequest()
                        .setRegionId(Account.REGION)
                        .setDiskId(diskId))
                .getBody()
                .getSnapshots()
                .getSnapshot()
                .getFirst();
        assertThat(made.getSnapshotId()).isEqualTo(snapshotId);
        assertThat(made.getStatus()).isEqualTo("accomplished");
        assertThat(made.getProgress()).isEqualTo("100%");
        assertThat(made.getAvailable()).isTrue();
        assertThat(made.getSnapshotName()).isEqualTo("before:the_change");
        assertThat(made.getDescription()).isEqualTo("as it was");
        assertThat(made.getSnapshotType()).isEqualTo("user");
        assertThat(made.getSourceDiskType()).isEqualTo("system");
        assertThat(made.getSourceDiskSize()).isEqualTo(disks.show(diskId, "Size"));
        assertThat(made.getRetentionDays()).isEqualTo(7);
        assertThat(made.getUsage()).isEqualTo("none");
        assertThat(made.getTags().getTag().getFirst().getTagValue()).isEqualTo("prod");
    }

    /** 40 GiB with a tenth of it in use: 4 GiB at 100 MiB a second, plus the ten seconds that every snapshot takes. */
    @Test
    void takesItsTimeAndItsProgressFollowsIt(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var diskId = disks.system(account.runningInstance());
        simulation.scale(1);
        try {
            var snapshotId = account.call("CreateSnapshot", "DiskId", diskId).text("/SnapshotId");
            assertThat(disks.showSnapshot(snapshotId, "Progress")).isEqualTo("0%");
            time.advance(Duration.ofSeconds(25));
            assertThat(percent(disks.showSnapshot(snapshotId, "Progress"))).isBetween(40, 60);
            assertThat(Integer.parseInt(disks.showSnapshot(snapshotId, "RemainTime")))
                    .isBetween(15, 30);
            time.advance(Duration.ofMinutes(1));
            assertThat(disks.showSnapshot(snapshotId, "Status")).isEqualTo("accomplished");
            assertThat(disks.showSnapshot(snapshotId, "RemainTime")).isEqualTo("0");
        } finally {
            simulation.scale(0);
        }
    }

    @Test
    void aDiskHasOneInProgressAtATime(Account account, Time time) {
        var diskId = new TestDisks(account, time).system(account.runningInstance());
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isOk();
        account.call("CreateSnapshot", "DiskId", diskId)
                .assertThat()
                .isError(403, "IncorrectDiskStatus.CreatingSnapshot");
        time.runDueTasks();
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isOk();
    }

    @Test
    void isRefusedForWrongTexts(Account account, Time time) {
        var diskId = new TestDisks(account, time).system(account.runningInstance());
        account.call("CreateSnapshot", "DiskId", "d-none").assertThat().isError(404, "InvalidDiskId.NotFound");
        account.call("CreateSnapshot").assertThat().isError(400, "MissingParameter");
        for (var name : List.of("automatic", "1st", "a", "http://a")) {
            account.call("CreateSnapshot", "DiskId", diskId, "SnapshotName", name)
                    .assertThat()
                    .isError(400, "InvalidSnapshotName.Malformed");
        }
        account.call("CreateSnapshot", "DiskId", diskId, "Description", "http://a")
                .assertThat()
                .isError(404, "InvalidDescription.Malformed");
        account.call("CreateSnapshot", "DiskId", diskId, "RetentionDays", "0")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.call("CreateSnapshot", "DiskId", diskId, "Category", "fast")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    @Test
    void wantsADiskThatHasBeenUsed(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        refused(account, disks.available(), 403, "IncorrectDiskStatus.NeverAttached");
        var diskId = disks.attached(instanceId);
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        refused(account, diskId, 403, "IncorrectDiskStatus");
        time.runDueTasks();
        assertThat(disks.snapshot(diskId)).isNotEmpty();
        jdbc.sql("update disk set category = 'ephemeral_ssd' where id = ?")
                .param(diskId)
                .update();
        refused(account, diskId, 400, "DiskCategory.OperationNotSupported");
        var created = account.call("CreateInstance", account.usual()).text("/InstanceId");
        time.runDueTasks();
        refused(account, disks.system(created), 403, "IncorrectDiskStatus.NeverUsed");
        account.call("StartInstance", "InstanceId", created).assertThat().isOk();
        refused(account, disks.system(created), 400, "IncorrectInstanceStatus");
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(instanceId)
                .update();
        refused(account, disks.system(instanceId), 403, "InstanceLockedForSecurity");
    }

    @Test
    void aDiskHasAMaximumOfSnapshots(Account account, Time time) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.SNAPSHOTS_PER_DISK, 2);
        var disks = new TestDisks(account, time);
        var diskId = disks.system(account.runningInstance());
        var first = disks.snapshot(diskId);
        disks.snapshot(diskId);
        refused(account, diskId, 403, "QuotaExceed.Snapshot");
        account.call("DeleteSnapshot", "SnapshotId", first).assertThat().isOk();
        disks.snapshot(diskId);
    }

    private static void refused(Account account, String diskId, int status, String code) {
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isError(status, code);
    }

    private static int percent(String text) {
        return Integer.parseInt(text.replace("%", ""));
    }
}
