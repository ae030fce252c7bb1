package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ResizeDiskRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ResizeDiskTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void growsWhetherAttachedOrNot(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var free = disks.available();
        account.v3().resizeDisk(new ResizeDiskRequest().setDiskId(free).setNewSize(30));
        assertThat(disks.show(free, "Size")).isEqualTo("30");
        var system = disks.system(instanceId);
        var size = Integer.parseInt(disks.show(system, "Size")) + 1;
        account.call("ResizeDisk", "DiskId", system, "NewSize", String.valueOf(size), "Type", "online")
                .assertThat()
                .isOk();
        assertThat(disks.show(system, "Size")).isEqualTo(String.valueOf(size));
    }

    @Test
    void onlyGrowsUpToAMaximum(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var diskId = disks.available();
        resize(account, diskId, "20", "InvalidDiskSize.TooSmall");
        resize(account, diskId, "65537", "InvalidDiskSize.TooLarge");
        var basic = disks.available("DiskCategory", "cloud");
        account.call("ResizeDisk", "DiskId", basic, "NewSize", "2000")
                .assertThat()
                .isOk();
        resize(account, basic, "2001", "InvalidDiskSize.TooLarge");
        account.call("ResizeDisk", "DiskId", diskId, "NewSize", "30", "Type", "sideways")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.call("ResizeDisk", "DiskId", "d-none", "NewSize", "30")
                .assertThat()
                .isError(404, "InvalidDiskId.NotFound");
    }

    @Test
    void isRefusedByWhatIsGoingOn(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isOk();
        resize(account, diskId, "30", "DiskCreatingSnapshot");
        time.runDueTasks();
        account.call("ModifyDiskSpec", "DiskId", diskId, "PerformanceLevel", "PL0")
                .assertThat()
                .isError(403, "InvalidPerformanceLevel.TooLow");
        account.call("ModifyDiskSpec", "DiskId", diskId, "DiskCategory", "cloud_auto")
                .assertThat()
                .isOk();
        resize(account, diskId, "30", "LastOrderProcessing");
        time.runDueTasks();
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        resize(account, diskId, "30", "DiskError");
        time.runDueTasks();
        lock("disk", diskId, "financial");
        resize(account, diskId, "30", "DiskInArrears");
        var system = disks.system(instanceId);
        lock("instance", instanceId, "financial");
        resize(account, system, "100", "InstanceExpiredOrInArrears");
        account.call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
        resize(account, system, "100", "IncorrectInstanceStatus");
        jdbc.sql("update disk set category = 'ephemeral_ssd' where id = ?")
                .param(diskId)
                .update();
        account.call("ResizeDisk", "DiskId", diskId, "NewSize", "30")
                .assertThat()
                .isError(403, "OperationDenied")
                .saying("The type of the disk does not support the operation.");
    }

    @Test
    void refusesWhileTheInstanceIsReleased(Account account, Time time) {
        var instanceId = account.runningInstance();
        var diskId = new TestDisks(account, time).system(instanceId);
        account.call("DeleteInstance", "InstanceId", instanceId, "Force", "true")
                .assertThat()
                .isOk();
        account.call("ResizeDisk", "DiskId", diskId, "NewSize", "100")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    @Test
    void isAnOrderForASubscription(Account account, Time time) {
        var diskId = new TestDisks(account, time).available();
        jdbc.sql("update disk set charge_type = 'PrePaid' where id = ?")
                .param(diskId)
                .update();
        assertThat(account.call("ResizeDisk", "DiskId", diskId, "NewSize", "30").text("/OrderId"))
                .isNotEmpty();
    }

    private void lock(String table, String id, String reason) {
        jdbc.sql("update " + table + " set locks = array[?] where id = ?")
                .params(reason, id)
                .update();
    }

    private static void resize(Account account, String diskId, String size, String code) {
        account.call("ResizeDisk", "DiskId", diskId, "NewSize", size)
                .assertThat()
                .isError(403, code);
    }
}
