package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DetachDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DetachDiskTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void isDetachingAndThenAvailable(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        account.call("ModifyDiskAttribute", "DiskId", diskId, "DeleteWithInstance", "true")
                .assertThat()
                .isOk();
        account.v3()
                .detachDisk(new DetachDiskRequest().setInstanceId(instanceId).setDiskId(diskId));
        assertThat(disks.show(diskId, "Status")).isEqualTo("Detaching");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
        assertThat(disks.show(diskId, "InstanceId")).isEmpty();
        assertThat(disks.show(diskId, "Device")).isEmpty();
        assertThat(disks.show(diskId, "DetachedTime")).isNotEmpty();
        assertThat(disks.show(diskId, "DeleteWithInstance")).isEqualTo("false");
        detach(account, instanceId, diskId).assertThat().isError(403, "IncorrectDiskStatus");
    }

    @Test
    void refusesASecondCallMeanwhile(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        detach(account, instanceId, diskId).assertThat().isOk();
        detach(account, instanceId, diskId).assertThat().isError(403, "InvalidOperation.Conflict");
        time.runDueTasks();
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        time.runDueTasks();
        detach(account, instanceId, diskId).assertThat().isOk();
    }

    @Test
    void wantsADiskOfTheInstanceThatCanLeave(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        detach(account, instanceId, disks.system(instanceId)).assertThat().isError(403, "DiskNotPortable");
        detach(account, instanceId, "d-none").assertThat().isError(404, "InvalidDiskId.NotFound");
        var other = disks.attached(account.runningInstance());
        detach(account, instanceId, other).assertThat().isError(403, "DependencyViolation");
        account.call("DetachDisk", "DiskId", other).assertThat().isError(400, "MissingParameter");
        var creating = account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20")
                .text("/DiskId");
        detach(account, instanceId, creating).assertThat().isError(403, "IncorrectDiskStatus.Initializing");
    }

    @Test
    void wantsAnInstanceThatLetsItGo(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.stoppedInstance();
        var diskId = disks.attached(instanceId);
        detach(account, "i-none", diskId).assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("StartInstance", "InstanceId", instanceId).assertThat().isOk();
        detach(account, instanceId, diskId).assertThat().isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(instanceId)
                .update();
        detach(account, instanceId, diskId).assertThat().isError(403, "InstanceLockedForSecurity");
    }

    private static Answer detach(Account account, String instanceId, String diskId) {
        return account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId);
    }
}
