package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ReInitDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ReInitDiskTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void isReInitingAndThenInUse(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = account.stoppedInstance();
        var diskId = disks.system(instanceId);
        account.v3().reInitDisk(new ReInitDiskRequest().setDiskId(diskId).setPassword("EcsV587!"));
        assertThat(disks.show(diskId, "Status")).isEqualTo("ReIniting");
        account.call("StartInstance", "InstanceId", instanceId).assertThat().isError(403, "DiskError");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.show(diskId, "InstanceId")).isEqualTo(instanceId);
        assertThat(status(account, instanceId)).isEqualTo("Stopped");
    }

    @Test
    void mayStartTheInstance(Account account, Time time) {
        var instanceId = account.stoppedInstance();
        reInit(account, new TestDisks(account, time).system(instanceId), "AutoStartInstance", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(status(account, instanceId)).isEqualTo("Running");
    }

    @Test
    void needsTheImageOrSnapshotOfTheDisk(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.stoppedInstance();
        var snapshotId = disks.snapshot(disks.attached(instanceId));
        var restored = disks.attached(instanceId, "SnapshotId", snapshotId);
        reInit(account, restored).assertThat().isOk();
        time.runDueTasks();
        account.call("DeleteSnapshot", "SnapshotId", snapshotId, "Force", "true")
                .assertThat()
                .isOk();
        reInit(account, restored).assertThat().isError(403, "InvalidSourceSnapshot");
        var system = disks.system(instanceId);
        jdbc.sql("update disk set image_id = 'm-gone' where id = ?")
                .param(system)
                .update();
        reInit(account, system).assertThat().isError(404, "InvalidDiskId.OperationNotSupported");
    }

    @Test
    void needsTheImageThatWasShared(Account account, Account owner, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.stoppedInstance();
        jdbc.sql("""
                        insert into image select (jsonb_populate_record(i, jsonb_build_object('id', 'm-' || ?,
                            'account_id', ?, 'region_id', ?, 'name', '', 'tags', '{}'::jsonb))).* from image i where i.id = ?
                        """)
                .params(owner.id(), owner.id(), Account.REGION, Account.IMAGE)
                .update();
        var system = disks.system(instanceId);
        jdbc.sql("update disk set image_id = 'm-' || ? where id = ?")
                .params(owner.id(), system)
                .update();
        reInit(account, system).assertThat().isError(403, "SharedImageDeleted");
        jdbc.sql("delete from image where account_id = ?").param(owner.id()).update();
    }

    @Test
    void isRefused(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.system(instanceId);
        reInit(account, "d-none").assertThat().isError(404, "InvalidDiskId.NotFound");
        reInit(account, disks.available()).assertThat().isError(403, "IncorrectDiskStatus");
        reInit(account, diskId).assertThat().isError(403, "IncorrectInstanceStatus");
        account.call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
        time.runDueTasks();
        reInit(account, diskId, "Password", "short").assertThat().isError(400, "InvalidPassword.Malformed");
        reInit(account, diskId, "KeyPairName", "none").assertThat().isError(400, "InvalidKeyPairName.NotFound");
        reInit(account, diskId, "SecurityEnhancementStrategy", "some")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isOk();
        reInit(account, diskId).assertThat().isError(403, "DiskCreatingSnapshot");
        time.runDueTasks();
        lock(instanceId, "security");
        reInit(account, diskId).assertThat().isError(403, "InstanceLockedForSecurity");
        lock(instanceId, "financial");
        reInit(account, diskId).assertThat().isError(403, "InstanceExpiredOrInArrears");
        jdbc.sql("update disk set category = 'ephemeral_ssd' where id = ?")
                .param(diskId)
                .update();
        reInit(account, diskId).assertThat().isError(400, "DiskCategory.OperationNotSupported");
    }

    private void lock(String instanceId, String reason) {
        jdbc.sql("update instance set locks = array[?] where id = ?")
                .params(reason, instanceId)
                .update();
    }

    private static String status(Account account, String instanceId) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instanceId + "\"]")
                .text("/Instances/Instance/0/Status");
    }

    private static Answer reInit(Account account, String diskId, String... more) {
        var parameters = new ArrayList<>(List.of("DiskId", diskId));
        parameters.addAll(List.of(more));
        return account.call("ReInitDisk", parameters.toArray(String[]::new));
    }
}
