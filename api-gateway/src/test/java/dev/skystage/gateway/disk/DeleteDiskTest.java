package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DeleteDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DeleteDiskTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void isGoneAtOnce(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.available();
        account.v3().deleteDisk(new DeleteDiskRequest().setDiskId(diskId));
        assertThat(disks.show(diskId).text("/TotalCount")).isEqualTo("0");
        assertThat(jdbc.sql("select to_status from resource_event where resource_id = ? order by id desc limit 1")
                        .param(diskId)
                        .query(String.class)
                        .single())
                .isEqualTo("DELETED");
        account.call("DeleteDisk", "DiskId", diskId).assertThat().isOk();
    }

    @Test
    void takesItsAutomaticSnapshotsAlongUnlessItIsToKeepThem(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        for (var keep : new boolean[] {false, true}) {
            var diskId = disks.attached(instanceId);
            var manual = disks.snapshot(diskId);
            var automatic = disks.snapshot(diskId);
            jdbc.sql("update snapshot set type = 'auto' where id = ?")
                    .param(automatic)
                    .update();
            account.call("ModifyDiskAttribute", "DiskId", diskId, "DeleteAutoSnapshot", String.valueOf(!keep))
                    .assertThat()
                    .isOk();
            account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                    .assertThat()
                    .isOk();
            time.runDueTasks();
            account.call("DeleteDisk", "DiskId", diskId).assertThat().isOk();
            assertThat(disks.showSnapshot(manual, "Status")).isEqualTo("accomplished");
            assertThat(disks.showSnapshot(automatic, "Status")).isEqualTo(keep ? "accomplished" : "");
        }
    }

    @Test
    void isRefusedForWhatIsInUse(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        delete(account, disks.system(instanceId), "DiskTypeViolation");
        delete(account, diskId, "IncorrectDiskStatus");
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isOk();
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        jdbc.sql("update task set run_at = '2900-01-01Z' where type = 'snapshot.make' and account_id = ?")
                .param(account.id())
                .update();
        time.runDueTasks();
        account.call("DeleteDisk", "DiskId", diskId)
                .assertThat()
                .isError(403, "DiskCreatingSnapshot")
                .saying("is not completed yet");
        jdbc.sql("delete from task where type = 'snapshot.make' and account_id = ?")
                .param(account.id())
                .update();
        var creating = account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20")
                .text("/DiskId");
        delete(account, creating, "IncorrectDiskStatus.Initializing");
        jdbc.sql("update disk set portable = false where id = ?").param(diskId).update();
        delete(account, diskId, "DiskNotPortable");
    }

    private static void delete(Account account, String diskId, String code) {
        account.call("DeleteDisk", "DiskId", diskId).assertThat().isError(403, code);
    }
}
