package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is not possible with disks that several instances have, and what each of these must allow. */
@StagingCloudTest
class SharedDiskRefusalsTest {
    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "DiskCategory, cloud_essd_entry, InvalidParameter.DiskCategoryAndMultiAttachNotMatch, 403",
        "DiskCategory, cloud, InvalidParameter.DiskCategoryAndMultiAttachNotMatch, 403",
        "InstanceId, i-none, InvalidParameter.MultiAttachAndInstanceIdConflict, 403",
        "BurstingEnabled, true, BurstingEnabledForMultiAttachDiskUnsupported, 400",
    })
    void notEveryDiskCanBeShared(String parameter, String value, String code, int status, Account account) {
        var parameters = new ArrayList<>(
                List.of("ZoneId", Account.ZONE, "Size", "40", "MultiAttach", "Enabled", "DiskCategory", "cloud_auto"));
        if (parameter.equals("DiskCategory")) {
            parameters.set(7, value);
        } else {
            parameters.addAll(List.of(parameter, value));
        }
        account.call("CreateDisk", parameters.toArray(String[]::new))
                .assertThat()
                .isError(status, code);
    }

    @Test
    void aRegionalDiskCanBeShared(Account account) {
        account.call("CreateDisk", "Size", "20", "DiskCategory", "cloud_regional_disk_auto", "MultiAttach", "Enabled")
                .assertThat()
                .isOk();
    }

    @Test
    void refusesWhatDoesNotFit(Account account, Account other, Time time) {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 3);
        var diskId = disks.shared();
        account.call("AttachDisk", "InstanceId", instances.get(0), "DiskId", diskId, "DeleteWithInstance", "true")
                .assertThat()
                .isError(403, "DeleteWithInstance.Conflict");
        disks.detach(instances.get(0), diskId).assertThat().isError(403, "IncorrectDiskStatus");
        disks.attach(instances.get(0), disks.shared("ZoneId", "cn-hangzhou-h"))
                .assertThat()
                .isError(403, "ResourcesNotInSameZone");
        disks.attach(instances.get(0), diskId).assertThat().isOk();
        time.runDueTasks();
        disks.detach(instances.get(1), diskId).assertThat().isError(403, "DependencyViolation");
        disks.attach(instances.get(1), diskId).assertThat().isOk();
        disks.detach(instances.get(1), diskId).assertThat().isError(403, "IncorrectDiskStatus");
        disks.detach(instances.get(0), diskId).assertThat().isOk();
        disks.detach(instances.get(0), diskId).assertThat().isError(403, "InvalidOperation.Conflict");
        disks.attach(instances.get(0), diskId).assertThat().isError(403, "IncorrectDiskStatus");
        new TestDisks(other, time)
                .attach(running(other, time, 1).getFirst(), diskId)
                .assertThat()
                .isError(404, "InvalidDiskId.NotFound");
        jdbc.sql("update disk set locks = '{financial}' where id = ?")
                .param(diskId)
                .update();
        disks.attach(instances.get(2), diskId).assertThat().isError(403, "DiskInArrears");
    }

    @Test
    void settingsOfSharedDisks(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 2);
        var diskId = disks.shared("DiskCategory", "cloud_auto");
        instances.forEach(id -> disks.attach(id, diskId).assertThat().isOk());
        time.runDueTasks();
        account.call("ModifyDiskAttribute", "DiskId", diskId, "DiskName", "both")
                .assertThat()
                .isOk();
        account.call("ModifyDiskAttribute", "DiskId", diskId, "DeleteWithInstance", "true")
                .assertThat()
                .isError(403, "DeleteWithInstance.Conflict");
        account.call("ModifyDiskAttribute", "DiskId", diskId, "BurstingEnabled", "true")
                .assertThat()
                .isError(400, "BurstingEnabledForMultiAttachDiskUnsupported");
        account.call("ModifyDiskSpec", "DiskId", diskId, "DiskCategory", "cloud_essd")
                .assertThat()
                .isError(403, "InvalidOperation.MultiAttachDisk");
        account.call("ReInitDisk", "DiskId", diskId).assertThat().isError(403, "InvalidOperation.MultiAttachDisk");
        account.call(
                        "ModifyDiskChargeType",
                        "InstanceId",
                        instances.getFirst(),
                        "DiskIds",
                        "[\"" + diskId + "\"]",
                        "DiskChargeType",
                        "PrePaid")
                .assertThat()
                .isError(404, "InvalidDiskIds.NotFound");
        assertThat(disks.show(diskId, "DiskName")).isEqualTo("both");
        assertThat(disks.show(diskId, "DiskChargeType")).isEqualTo("PostPaid");
    }

    /** What its instances forbid, each of them forbids. */
    @Test
    void allInstancesMustAllowIt(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instances = running(account, time, 2);
        var diskId = disks.shared();
        instances.forEach(id -> disks.attach(id, diskId).assertThat().isOk());
        time.runDueTasks();
        var snapshotId = disks.snapshot(diskId);
        assertThat(account.call("DescribeSnapshots", "InstanceId", instances.get(1))
                        .text("/TotalCount"))
                .isEqualTo("1");
        for (var instanceId : instances) {
            reset(account, diskId, snapshotId).assertThat().isError(403, "IncorrectInstanceStatus");
            account.call("StopInstance", "InstanceId", instanceId).assertThat().isOk();
            resize(account, diskId).assertThat().isError(403, "IncorrectInstanceStatus");
            account.call("CreateSnapshot", "DiskId", diskId).assertThat().isError(400, "IncorrectInstanceStatus");
            time.runDueTasks();
        }
        resize(account, diskId).assertThat().isOk();
        assertThat(disks.show(diskId, "Size")).isEqualTo("30");
        reset(account, diskId, snapshotId).assertThat().isOk();
        assertThat(disks.show(diskId, "Status")).isEqualTo("ReIniting");
        for (var instanceId : instances) {
            account.call("StartInstance", "InstanceId", instanceId).assertThat().isError(403, "DiskError");
        }
        time.runDueTasks();
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        account.call("StartInstance", "InstanceId", instances.getFirst())
                .assertThat()
                .isOk();
    }

    private static List<String> running(Account account, Time time, int n) {
        var instances = account.runInstances(n);
        time.runDueTasks();
        return instances;
    }

    private static Answer resize(Account account, String diskId) {
        return account.call("ResizeDisk", "DiskId", diskId, "NewSize", "30");
    }

    private static Answer reset(Account account, String diskId, String snapshotId) {
        return account.call("ResetDisk", "DiskId", diskId, "SnapshotId", snapshotId);
    }
}
