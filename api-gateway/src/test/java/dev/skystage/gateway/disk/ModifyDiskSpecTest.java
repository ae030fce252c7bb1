package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyDiskSpecRequest;
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
class ModifyDiskSpecTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void isATaskThatChangesTheLevel(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var diskId = disks.available("Size", "500");
        var taskId = account.v3()
                .modifyDiskSpec(new ModifyDiskSpecRequest().setDiskId(diskId).setPerformanceLevel("PL2"))
                .getBody()
                .getTaskId();
        assertThat(taskId).startsWith("t-");
        assertThat(disks.show(diskId, "PerformanceLevel")).isEqualTo("PL1");
        modify(account, diskId, "PerformanceLevel", "PL2").assertThat().isError(403, "InvalidStatus.DiskNotReady");
        time.runDueTasks();
        assertThat(disks.show(diskId, "PerformanceLevel")).isEqualTo("PL2");
        assertThat(disks.show(diskId, "Status")).isEqualTo("Available");
        modify(account, diskId, "PerformanceLevel", "PL1").assertThat().isOk();
    }

    @Test
    void changesTheCategoryAndBuysOperations(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var diskId = disks.available("DiskCategory", "cloud_ssd");
        modify(account, diskId, "DiskCategory", "cloud_auto", "ProvisionedIops", "1000")
                .assertThat()
                .isOk();
        account.call("ModifyDiskAttribute", "DiskId", diskId, "BurstingEnabled", "true")
                .assertThat()
                .isError(400, "BurstingEnabledForModifyingDiskUnsupported");
        time.runDueTasks();
        account.call("ModifyDiskAttribute", "DiskId", diskId, "BurstingEnabled", "true")
                .assertThat()
                .isOk();
        assertThat(disks.show(diskId, "Category")).isEqualTo("cloud_auto");
        assertThat(disks.show(diskId, "ProvisionedIops")).isEqualTo("1000");
        modify(account, diskId, "DiskCategory", "cloud_essd").assertThat().isOk();
        time.runDueTasks();
        assertThat(disks.show(diskId, "PerformanceLevel")).isEqualTo("PL1");
        assertThat(disks.show(diskId, "ProvisionedIops")).isEmpty();
        assertThat(disks.show(diskId, "BurstingEnabled")).isEqualTo("false");
    }

    @Test
    void isRefusedByWhatTheDiskIs(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var diskId = disks.available();
        modify(account, "d-none").assertThat().isError(404, "InvalidDiskId.NotFound");
        modify(account, diskId).assertThat().isError(403, "NoChangeInDiskCategoryAndPerformanceLevel");
        modify(account, diskId, "DiskCategory", "floppy")
                .assertThat()
                .isError(400, "InvalidDiskCategory.ValueNotSupported");
        modify(account, diskId, "DiskCategory", "cloud").assertThat().isError(403, "InvalidDiskCategory.NotSupported");
        modify(account, diskId, "PerformanceLevel", "PL9")
                .assertThat()
                .isError(400, "InvalidPerformanceLevel.Malformed");
        modify(account, diskId, "PerformanceLevel", "PL2")
                .assertThat()
                .isError(403, "OperationDenied.PerformanceLevelNotMatch");
        modify(account, diskId, "PerformanceLevel", "PL0").assertThat().isError(403, "InvalidPerformanceLevel.TooLow");
        modify(account, diskId, "DiskCategory", "cloud_auto", "PerformanceLevel", "PL1")
                .assertThat()
                .isError(400, "InvalidPerformanceLevelParam.Mismatch");
        modify(account, diskId, "ProvisionedIops", "1")
                .assertThat()
                .isError(400, "ProvisionedIopsForDiskCategoryUnsupported");
        modify(account, diskId, "DiskCategory", "cloud_auto", "ProvisionedIops", "50000")
                .assertThat()
                .isError(400, "InvalidProvisionedIops.LimitExceed");
        modify(account, disks.available("DiskCategory", "cloud"), "DiskCategory", "cloud_essd")
                .assertThat()
                .isError(403, "OperationDenied");
        jdbc.sql("update disk set charge_type = 'PrePaid' where id = ?")
                .param(diskId)
                .update();
        modify(account, diskId, "DiskCategory", "cloud_ssd").assertThat().isError(403, "Downgrade.NotSupported");
        assertThat(modify(account, diskId, "DiskCategory", "cloud_auto").text("/OrderId"))
                .isNotEmpty();
    }

    @Test
    void isRefusedByWhatIsGoingOn(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var diskId = disks.attached(instanceId);
        change(account, diskId, "cloud_essd_entry")
                .assertThat()
                .isError(403, "InvalidInstanceType.NotSupportDiskCategory");
        account.call("CreateSnapshot", "DiskId", diskId).assertThat().isOk();
        change(account, diskId, "cloud_auto").assertThat().isError(403, "DiskCreatingSnapshot");
        time.runDueTasks();
        lock("instance", instanceId, "financial");
        change(account, diskId, "cloud_auto").assertThat().isError(403, "InstanceExpiredOrInArrears");
        lock("disk", diskId, "financial");
        change(account, diskId, "cloud_auto").assertThat().isError(403, "DiskInArrears");
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", diskId)
                .assertThat()
                .isOk();
        change(account, diskId, "cloud_auto").assertThat().isError(403, "IncorrectDiskStatus");
        account.call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
        change(account, disks.system(instanceId), "cloud_auto").assertThat().isError(403, "IncorrectInstanceStatus");
        var creating = account.call("CreateDisk", "ZoneId", Account.ZONE, "DiskCategory", "cloud_essd", "Size", "20")
                .text("/DiskId");
        change(account, creating, "cloud_auto").assertThat().isError(403, "IncorrectDiskStatus.Initializing");
    }

    private void lock(String table, String id, String reason) {
        jdbc.sql("update " + table + " set locks = array[?] where id = ?")
                .params(reason, id)
                .update();
    }

    private static Answer change(Account account, String diskId, String category) {
        return modify(account, diskId, "DiskCategory", category);
    }

    private static Answer modify(Account account, String diskId, String... more) {
        var parameters = new ArrayList<>(List.of("DiskId", diskId));
        parameters.addAll(List.of(more));
        return account.call("ModifyDiskSpec", parameters.toArray(String[]::new));
    }
}
