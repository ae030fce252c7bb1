package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DeleteSnapshotRequest;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DeleteSnapshotTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void isGoneAtOnce(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var snapshotId = disks.snapshot(disks.system(account.runningInstance()));
        account.v3().deleteSnapshot(new DeleteSnapshotRequest().setSnapshotId(snapshotId));
        assertThat(disks.showSnapshot(snapshotId, "Status")).isEmpty();
        account.call("DeleteSnapshot", "SnapshotId", snapshotId)
                .assertThat()
                .isError(404, "InvalidSnapshotId.NotFound");
        account.call("DeleteSnapshot").assertThat().isError(400, "MissingParameter");
    }

    @Test
    void cancelsOneThatIsBeingMade(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var diskId = disks.system(account.runningInstance());
        var snapshotId = account.call("CreateSnapshot", "DiskId", diskId).text("/SnapshotId");
        account.call("DeleteSnapshot", "SnapshotId", snapshotId).assertThat().isOk();
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isOk();
        time.runDueTasks();
        assertThat(account.call("DescribeSnapshots").text("/TotalCount")).isEqualTo("1");
        assertThat(jdbc.sql("select status from operation where resource_id = ?")
                        .param(snapshotId)
                        .query(String.class)
                        .single())
                .isEqualTo("FAILED");
    }

    @Test
    void isRefusedWhileImagesUseIt(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var snapshotId = disks.snapshot(disks.system(account.runningInstance()));
        jdbc.sql("insert into image_snapshot values (?, 'm-test')")
                .param(snapshotId)
                .update();
        account.call("DeleteSnapshot", "SnapshotId", snapshotId, "Force", "true")
                .assertThat()
                .isError(403, "SnapshotCreatedImage");
        jdbc.sql("delete from image_snapshot where snapshot_id = ?")
                .param(snapshotId)
                .update();
        account.call("DeleteSnapshot", "SnapshotId", snapshotId).assertThat().isOk();
    }

    @Test
    void needsForceIfDisksWereMadeFromIt(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var snapshotId = disks.snapshot(disks.attached(account.runningInstance()));
        var restored = disks.available("SnapshotId", snapshotId);
        account.call("DeleteSnapshot", "SnapshotId", snapshotId).assertThat().isError(403, "SnapshotCreatedDisk");
        account.call("DeleteSnapshot", "SnapshotId", snapshotId, "Force", "true")
                .assertThat()
                .isOk();
        assertThat(disks.show(restored, "Status")).isEqualTo("Available");
    }
}
