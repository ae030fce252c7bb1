package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ResetDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ResetDiskTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void isReInitingAndThenInUse(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.attached(account.stoppedInstance());
        var snapshotId = disks.snapshot(diskId);
        account.v3().resetDisk(new ResetDiskRequest().setDiskId(diskId).setSnapshotId(snapshotId));
        assertThat(disks.show(diskId, "Status")).isEqualTo("ReIniting");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.showSnapshot(snapshotId, "Status")).isEqualTo("accomplished");
    }

    @Test
    void isRefused(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        var own = disks.snapshot(diskId);
        var other = disks.snapshot(disks.system(instanceId));
        reset(account, diskId, own).assertThat().isError(403, "IncorrectInstanceStatus");
        account.call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
        time.runDueTasks();
        reset(account, "d-none", own).assertThat().isError(404, "InvalidDiskId.NotFound");
        reset(account, diskId, "s-none").assertThat().isError(404, "InvalidSnapshotId.NotFound");
        reset(account, diskId, other).assertThat().isError(403, "InvalidParameter.Mismatch");
        reset(account, disks.available(), own).assertThat().isError(403, "IncorrectDiskStatus");
        account.call("ResetDisk", "DiskId", diskId, "SnapshotId", own, "DryRun", "true")
                .assertThat()
                .isError(400, "DryRunOperation");
        reset(account, diskId, own).assertThat().isOk();
        time.runDueTasks();
        var unfinished = account.call("CreateSnapshot", "DiskId", diskId).text("/SnapshotId");
        reset(account, diskId, unfinished).assertThat().isError(403, "InvalidSnapshotId.NotReady");
        lock(instanceId, "security");
        reset(account, diskId, own).assertThat().isError(403, "InstanceLockedForSecurity");
        lock(instanceId, "financial");
        reset(account, diskId, own).assertThat().isError(403, "InstanceExpiredOrInArrears");
        jdbc.sql("update disk set category = 'ephemeral_ssd' where id = ?")
                .param(diskId)
                .update();
        reset(account, diskId, own).assertThat().isError(400, "DiskCategory.OperationNotSupported");
    }

    private void lock(String instanceId, String reason) {
        jdbc.sql("update instance set locks = array[?] where id = ?")
                .params(reason, instanceId)
                .update();
    }

    private static Answer reset(Account account, String diskId, String snapshotId) {
        return account.call("ResetDisk", "DiskId", diskId, "SnapshotId", snapshotId);
    }
}
