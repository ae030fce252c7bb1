package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateSnapshotGroupRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.disk.TestDisks;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class CreateSnapshotGroupTest {
    @Autowired
    Quotas quotas;

    @Autowired
    JdbcClient jdbc;

    @Test
    void snapshotsTheDisksOfAnInstance(Account account, Time time) throws Exception {
        var disks = new TestDisks(account, time);
        var instanceId = disks.instanceOn("cloud_essd");
        var data = disks.attached(instanceId);
        var left = disks.attached(instanceId);
        var groupId = account.v3()
                .createSnapshotGroup(new CreateSnapshotGroupRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instanceId)
                        .setExcludeDiskId(List.of(left))
                        .setName("together")
                        .setDescription("at once")
                        .setTag(List.of(new CreateSnapshotGroupRequest.CreateSnapshotGroupRequestTag()
                                .setKey("env")
                                .setValue("prod"))))
                .getBody()
                .getSnapshotGroupId();
        assertThat(groupId).startsWith("ssg-");
        assertThat(show(account, groupId, "Status")).isEqualTo("progressing");
        time.runDueTasks();
        assertThat(show(account, groupId, "Status")).isEqualTo("accomplished");
        assertThat(show(account, groupId, "InstanceId")).isEqualTo(instanceId);
        assertThat(show(account, groupId, "Tags/Tag/0/Value")).isEqualTo("prod");
        var snapshots = account.call("DescribeSnapshots", "SnapshotName", "together");
        assertThat(snapshots
                        .body()
                        .at("/Snapshots/Snapshot")
                        .valueStream()
                        .map(one -> one.path("SourceDiskId").asString()))
                .containsExactlyInAnyOrder(data, disks.system(instanceId));
    }

    @Test
    void namesDisksThemselves(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var one = disks.attached(account.runningInstance());
        var other = disks.attached(account.runningInstance());
        var groupId = group(account, "DiskId.1", one, "DiskId.2", other).text("/SnapshotGroupId");
        time.runDueTasks();
        assertThat(show(account, groupId, "Snapshots/Snapshot/1/SnapshotId")).isNotEmpty();
        assertThat(show(account, groupId, "Snapshots/Snapshot/0/Progress")).isEqualTo("100%");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "Name, auto_1, 400, InvalidSnapshotName.Malformed",
        "Description, http://a, 400, InvalidDescription.Malformed",
        "InstanceId, i-none, 404, InvalidInstanceId.NotFound",
        "DiskId.1, d-none, 404, InvalidDiskId.NotFound",
        "InstantAccessRetentionDays, 0, 400, InvalidParameter",
        "InstanceId, '', 400, MissingParameter",
    })
    void isRefused(String parameter, String value, int status, String code, Account account) {
        group(account, parameter, value).assertThat().isError(status, code);
    }

    @Test
    void makesEitherAllOrNone(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = disks.instanceOn("cloud_essd");
        var system = disks.system(instanceId);
        var data = disks.attached(instanceId);
        refused(
                group(account, "InstanceId", instanceId, "DiskId.1", data, "ExcludeDiskId.1", system),
                400,
                "InvalidParameter.Conflict");
        refused(group(account, "InstanceId", instanceId, "DiskId.1", disks.available()), 404, "InvalidDiskId.NotFound");
        refused(
                group(account, "DiskId.1", data, "DiskId.2", disks.available()),
                403,
                "IncorrectDiskStatus.NeverAttached");
        var far = disks.available("ZoneId", "cn-hangzhou-h");
        refused(group(account, "DiskId.1", data, "DiskId.2", far), 400, "InvalidDiskId.ZoneMismatch");
        account.call("CreateSnapshot", "DiskId", data).assertThat().isOk();
        refused(group(account, "InstanceId", instanceId), 403, "IncorrectDiskStatus.CreatingSnapshot");
        time.runDueTasks();
        quotas.setMaximum(account.id(), Account.REGION, Quota.SNAPSHOTS_PER_DISK, 1);
        refused(group(account, "InstanceId", instanceId), 403, "QuotaExceed.Snapshot");
        assertThat(account.call("DescribeSnapshots").text("/TotalCount")).isEqualTo("1");
        account.call("DetachDisk", "InstanceId", instanceId, "DiskId", data)
                .assertThat()
                .isOk();
        refused(group(account, "InstanceId", instanceId), 403, "IncorrectDiskStatus");
        account.call("RebootInstance", "InstanceId", instanceId).assertThat().isOk();
        refused(group(account, "DiskId.1", system), 400, "IncorrectInstanceStatus");
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(instanceId)
                .update();
        refused(group(account, "DiskId.1", system), 403, "InstanceLockedForSecurity");
        var ultra = disks.system(disks.instanceOn("cloud_efficiency"));
        refused(group(account, "DiskId.1", ultra), 400, "DiskCategory.OperationNotSupported");
        var created = account.call("CreateInstance", account.usual("SystemDisk.Category", "cloud_essd"))
                .text("/InstanceId");
        refused(group(account, "InstanceId", created), 403, "IncorrectDiskStatus.NeverUsed");
    }

    private static void refused(Answer answer, int status, String code) {
        answer.assertThat().isError(status, code);
    }

    private static String show(Account account, String groupId, String property) {
        return account.call("DescribeSnapshotGroups", "SnapshotGroupId.1", groupId)
                .text("/SnapshotGroups/SnapshotGroup/0/" + property);
    }

    private static Answer group(Account account, String... parameters) {
        return account.call("CreateSnapshotGroup", parameters);
    }
}
