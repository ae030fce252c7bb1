package dev.skystage.gateway.disk;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateDiskRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
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

@StagingCloudTest
class CreateDiskTest {
    @Autowired
    Quotas quotas;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isCreatingAndThenAvailable(Account account, Time time) throws Exception {
        var diskId = account.v3()
                .createDisk(new CreateDiskRequest()
                        .setRegionId(Account.REGION)
                        .setZoneId(Account.ZONE)
                        .setDiskCategory("cloud_essd")
                        .setPerformanceLevel("PL0")
                        .setSize(40)
                        .setDiskName("data:1")
                        .setDescription("the first")
                        .setEncrypted(true)
                        .setTag(List.of(new CreateDiskRequest.CreateDiskRequestTag()
                                .setKey("env")
                                .setValue("prod"))))
                .getBody()
                .getDiskId();
        assertThat(diskId).startsWith("d-");
        var disks = new TestDisks(account, time);
        assertThat(disks.show(diskId, "Status")).isEqualTo("Creating");
        time.runDueTasks();
        var disk = disks.show(diskId);
        assertThat(disk.text("/TotalCount")).isEqualTo("1");
        for (var property : List.of(
                "Status=Available",
                "Type=data",
                "Category=cloud_essd",
                "PerformanceLevel=PL0",
                "Size=40",
                "DiskName=data:1",
                "Description=the first",
                "Encrypted=true",
                "Portable=true",
                "DeleteAutoSnapshot=true",
                "DeleteWithInstance=false",
                "DiskChargeType=PostPaid",
                "InstanceId=",
                "ZoneId=" + Account.ZONE)) {
            var pair = property.split("=", 2);
            assertThat(disk.text("/Disks/Disk/0/" + pair[0])).as(pair[0]).isEqualTo(pair[1]);
        }
        assertThat(disk.text("/Disks/Disk/0/Tags/Tag/0/TagValue")).isEqualTo("prod");
    }

    /** The differences by which the CSI driver decides to try the next category. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cloud_essd      | PL3 | 20    | 403 | OperationDenied.PerformanceLevelNotMatch
            cloud_essd      | PL2 | 20    | 403 | OperationDenied.PerformanceLevelNotMatch
            cloud_essd      | PL0 | 10    | 200 |
            cloud_essd      | PL9 | 20    | 400 | InvalidPerformanceLevel.Malformed
            cloud_essd      |     | 19    | 403 | OperationDenied.PerformanceLevelNotMatch
            cloud_auto      |     | 65536 | 200 |
            cloud_auto      |     | 65537 | 400 | InvalidSize.ValueNotSupported
            cloud_essd_entry|     | 9     | 400 | InvalidDataDiskSize.ValueNotSupported
            cloud           |     | 4     | 403 | InvalidDiskSize.NotSupported
            cloud           |     | 2000  | 200 |
            cloud_ssd       |     | 19    | 403 | InvalidDiskSize.NotSupported
            cloud_ssd       |     | 0     | 400 | InvalidSize.ValueNotSupported
            cloud_ssd       |     | -5    | 400 | InvalidSize.ValueNotSupported
            cloud_efficiency|     | 32769 | 403 | InvalidDiskSize.NotSupported
            ephemeral_ssd   |     | 40    | 400 | InvalidDiskCategory.NotSupported
            floppy          |     | 40    | 400 | InvalidDiskCategory.ValueNotSupported
            """)
    void sizesFollowCategoryAndLevel(
            String category, String level, String size, int status, String code, Account account) {
        var answer = account.call(
                "CreateDisk",
                "ZoneId",
                Account.ZONE,
                "DiskCategory",
                category,
                "PerformanceLevel",
                level == null ? "" : level,
                "Size",
                size);
        if (code == null) {
            answer.assertThat().isOk();
        } else {
            answer.assertThat().isError(status, code);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "ZoneId, cn-beijing-a, 404, InvalidZoneId.NotFound",
        "DiskName, 1, 400, InvalidDiskName.Malformed",
        "Description, http://a, 400, InvalidDescription.Malformed",
        "Encrypted, perhaps, 400, InvalidParameter.EncryptedIllegal",
        "KMSKeyId, k-1, 404, InvalidParameter.KMSKeyId.NotFound",
        "SnapshotId, s-none, 404, InvalidSnapshotId.NotFound",
        "MultiAttach, Perhaps, 403, InvalidParameter.MultiAttach",
        "ProvisionedIops, 100, 400, ProvisionedIopsForDiskCategoryUnsupported",
        "BurstingEnabled, true, 400, BurstingEnabledForDiskCategoryUnsupported",
        "InstanceId, i-none, 400, InvalidParameter",
    })
    void isRefused(String parameter, String value, int status, String code, Account account) {
        create(account, parameter, value).assertThat().isError(status, code);
    }

    @Test
    void wantsASizeAndAPlace(Account account) {
        account.call("CreateDisk", "ZoneId", Account.ZONE)
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("either SnapshotId or Size should be specified");
        account.call("CreateDisk", "Size", "20")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying("ZoneId");
        account.call("CreateDisk", "Size", "20", "DiskCategory", "cloud_regional_disk_auto")
                .assertThat()
                .isOk();
    }

    @Test
    void autoPlDisksTakeOperationsAndBursts(Account account, Time time) {
        var disks = new TestDisks(account, time);
        create(account, "DiskCategory", "cloud_auto", "ProvisionedIops", "50000")
                .assertThat()
                .isError(400, "InvalidProvisionedIops.LimitExceed");
        var diskId = create(account, "DiskCategory", "cloud_auto", "ProvisionedIops", "1000", "BurstingEnabled", "true")
                .text("/DiskId");
        assertThat(disks.show(diskId, "ProvisionedIops")).isEqualTo("1000");
        assertThat(disks.show(diskId, "BurstingEnabled")).isEqualTo("true");
    }

    @Test
    void comesFromASnapshot(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        var snapshotId = disks.snapshot(disks.attached(instanceId, "Size", "20"));

        var restored = fromSnapshot(account, snapshotId).text("/DiskId");
        assertThat(disks.show(restored, "Size")).isEqualTo("20");
        assertThat(disks.show(restored, "SourceSnapshotId")).isEqualTo(snapshotId);
        assertThat(disks.showSnapshot(snapshotId, "Usage")).isEqualTo("disk");
        fromSnapshot(account, snapshotId, "Size", "30").assertThat().isOk();
        fromSnapshot(account, snapshotId, "Size", "19").assertThat().isError(403, "InvalidDiskSize.TooSmall");
        fromSnapshot(account, snapshotId, "Encrypted", "true").assertThat().isError(400, "EncryptedOption.Conflict");
        fromSnapshot(account, disks.snapshot(disks.system(instanceId)))
                .assertThat()
                .isError(403, "OperationDenied")
                .saying("not allowed to create disk");
        var unfinished = account.call("CreateSnapshot", "DiskId", disks.attached(instanceId))
                .text("/SnapshotId");
        fromSnapshot(account, unfinished).assertThat().isError(403, "InvalidSnapshotId.NotReady");
    }

    @Test
    void aSnapshotMayBeTooLargeForACategory(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var large = disks.attached(account.runningInstance(), "Size", "2001");
        account.call("CreateDisk", "ZoneId", Account.ZONE, "SnapshotId", disks.snapshot(large))
                .assertThat()
                .isError(403, "InvalidSnapshot.TooLarge");
    }

    @Test
    void forASubscriptionItIsAttachedAndSharesItsTerms(Account account, Time time) {
        var disks = new TestDisks(account, time);
        var instanceId = account.runningInstance();
        account.call("CreateDisk", "InstanceId", instanceId, "DiskCategory", "cloud_essd", "Size", "20")
                .assertThat()
                .isError(403, "ChargeTypeViolation");
        jdbc.sql("update instance set charge_type = 'PrePaid', expired_at = '2800-01-01Z' where id = ?")
                .param(instanceId)
                .update();
        var answer = account.call("CreateDisk", "InstanceId", instanceId, "DiskCategory", "cloud_essd", "Size", "20");
        assertThat(answer.text("/OrderId")).isNotEmpty();
        time.runDueTasks();
        var diskId = answer.text("/DiskId");
        assertThat(disks.show(diskId, "Status")).isEqualTo("In_use");
        assertThat(disks.show(diskId, "InstanceId")).isEqualTo(instanceId);
        assertThat(disks.show(diskId, "DiskChargeType")).isEqualTo("PrePaid");
        assertThat(disks.show(diskId, "Portable")).isEqualTo("false");
        assertThat(disks.show(diskId, "ExpiredTime")).isEqualTo("2800-01-01T00:00Z");
        account.call("CreateDisk", "InstanceId", instanceId, "DiskCategory", "cloud_regional_disk_auto", "Size", "20")
                .assertThat()
                .isError(403, "InvalidInstanceType.NotSupportDiskCategory");
        for (var i = 1; i < 16; i++) {
            account.call("CreateDisk", "InstanceId", instanceId, "DiskCategory", "cloud_essd", "Size", "20")
                    .assertThat()
                    .isOk();
        }
        account.call("CreateDisk", "InstanceId", instanceId, "DiskCategory", "cloud_essd", "Size", "20")
                .assertThat()
                .isError(403, "InstanceDiskLimitExceeded");
    }

    @Test
    void countsUpToTheQuota(Account account, Time time) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.DISKS, 2);
        var first = create(account).text("/DiskId");
        create(account).assertThat().isOk();
        create(account).assertThat().isError(403, "QuotaExceed.PortableCloudDisk");
        time.runDueTasks();
        account.call("DeleteDisk", "DiskId", first).assertThat().isOk();
        create(account).assertThat().isOk();
    }

    private static Answer create(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("DiskCategory", "cloud_essd", "Size", "20", "ZoneId", Account.ZONE));
        parameters.addAll(List.of(more));
        return account.call("CreateDisk", parameters.toArray(String[]::new));
    }

    private static Answer fromSnapshot(Account account, String snapshotId, String... more) {
        var parameters = new ArrayList<>(
                List.of("DiskCategory", "cloud_essd", "ZoneId", Account.ZONE, "SnapshotId", snapshotId));
        parameters.addAll(List.of(more));
        return account.call("CreateDisk", parameters.toArray(String[]::new));
    }
}
