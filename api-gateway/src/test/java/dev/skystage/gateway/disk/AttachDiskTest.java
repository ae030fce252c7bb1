package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AttachDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class AttachDiskTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void isAttachingAndThenInUse(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.available();
        account.v3()
                .attachDisk(new AttachDiskRequest()
                        .setInstanceId(instanceId)
                        .setDiskId(diskId)
                        .setDeleteWithInstance(true));
        assertThat(disks.show(diskId, "Status")).isEqualTo("Attaching");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.show(diskId, "InstanceId")).isEqualTo(instanceId);
        assertThat(disks.show(diskId, "Device")).isEqualTo("/dev/xvdb");
        assertThat(disks.show(diskId, "DeleteWithInstance")).isEqualTo("true");
        assertThat(disks.show(diskId, "AttachedTime")).isNotEmpty();
        attach(account, instanceId, diskId, 403, "IncorrectDiskStatus");
    }

    @Test
    void namesFollowInOrderAndAreTakenOnce(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var given = disks.available();
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", given, "Device", "/dev/vdc")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(disks.show(given, "Device")).isEqualTo("/dev/xvdc");
        assertThat(disks.show(disks.attached(instanceId), "Device")).isEqualTo("/dev/xvdb");
        assertThat(disks.show(disks.attached(instanceId), "Device")).isEqualTo("/dev/xvdd");
        var diskId = disks.available();
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId, "Device", "/dev/xvdc")
                .assertThat()
                .isError(403, "InvalidDevice.InUse");
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId, "Device", "disk1")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    @Test
    void anInstanceTakesSixteen(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        for (var i = 0; i < 16; i++) {
            account.call("AttachDisk", "InstanceId", instanceId, "DiskId", disks.available())
                    .assertThat()
                    .isOk();
        }
        attach(account, instanceId, disks.available(), 403, "InstanceDiskLimitExceeded");
    }

    /** As the CSI driver knows it: the call succeeds without effect, and the disk shows Detaching. */
    @Test
    void hasNoEffectOnADiskThatIsBeingDetached(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Detaching");
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
    }

    @Test
    void wantsTheRightDisk(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        attach(account, instanceId, "d-none", 404, "InvalidDiskId.NotFound");
        attach(account, instanceId, disks.system(instanceId), 403, "DiskNotPortable");
        attach(account, instanceId, disks.available("ZoneId", "cn-hangzhou-h"), 403, "ResourcesNotInSameZone");
        attach(
                account,
                instanceId,
                disks.available("DiskCategory", "cloud_essd_entry"),
                403,
                "InvalidInstanceType.NotSupportDiskCategory");
        var diskId = disks.available();
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId, "Bootable", "true")
                .assertThat()
                .isError(403, "DiskId.ValueNotSupported");
        account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId, "DeleteWithInstance", "perhaps")
                .assertThat()
                .isError(400, "InvalidParameter");
        lock("disk", diskId, "financial");
        attach(account, instanceId, diskId, 403, "DiskInArrears");
        var creating = account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20")
                .text("/DiskId");
        attach(account, instanceId, creating, 403, "IncorrectDiskStatus.Initializing");
    }

    @Test
    void wantsAnInstanceThatTakesIt(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var diskId = disks.available();
        attach(account, "i-none", diskId, 404, "InvalidInstanceId.NotFound");
        var starting = account.runInstances(1).getFirst();
        attach(account, starting, diskId, 400, "IncorrectInstanceStatus");
        time.runDueTasks();
        lock("instance", starting, "security");
        attach(account, starting, diskId, 403, "InstanceLockedForSecurity");
        lock("instance", starting, "financial");
        attach(account, starting, diskId, 200, "");
    }

    private void lock(String table, String id, String reason) {
        jdbc.sql("update " + table + " set locks = array[?] where id = ?")
                .params(reason, id)
                .update();
    }

    private static void attach(Account account, String instanceId, String diskId, int status, String code) {
        var answer = account.call("AttachDisk", "InstanceId", instanceId, "DiskId", diskId);
        if (status == 200) {
            answer.assertThat().isOk();
        } else {
            answer.assertThat().isError(status, code);
        }
    }
}
