package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRequests.request;
import static dev.skystage.gateway.instance.CreationRequests.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The disks of new instances, for RunInstances and CreateInstance alike. */
@StagingCloudTest
class CreationDisksTest extends CreatedRows {
    @Autowired
    Quotas quotas;

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void newTypesTakeNewCategories(String action, Account account) {
        var seventh = request("InstanceType", "ecs.g7.large");
        account.call(action, with(seventh, "SystemDisk.Category", "cloud_essd"))
                .assertThat()
                .isOk();
        account.call(
                        action,
                        with(
                                seventh,
                                "SystemDisk.Category",
                                "cloud_auto",
                                "DataDisk.1.Category",
                                "cloud_auto",
                                "DataDisk.1.Size",
                                "1",
                                "DataDisk.2.Category",
                                "elastic_ephemeral_disk_premium",
                                "DataDisk.2.Size",
                                "64"))
                .assertThat()
                .isOk();
        assertThat(column("select category from disk where account_id = ? order by id", account))
                .containsExactly("cloud_essd", "cloud_auto", "cloud_auto", "elastic_ephemeral_disk_premium");
    }

    @Test
    void theSmallestEssdIsOneOfLevelZero(Account account) {
        account.call(
                        "RunInstances",
                        request(
                                "DataDisk.1.Category",
                                "cloud_essd",
                                "DataDisk.1.PerformanceLevel",
                                "PL0",
                                "DataDisk.1.Size",
                                "10"))
                .assertThat()
                .isOk();
        var disk = account.call("DescribeDisks", "DiskType", "data").body().at("/Disks/Disk/0");
        assertThat(disk.path("PerformanceLevel").asString()).isEqualTo("PL0");
        assertThat(disk.path("IOPS").asInt()).isEqualTo(1_920);
        assertThat(disk.path("EnableAutoSnapshot").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void localSsdDisksAreForAuthorizedAccounts(String action, Account account) {
        var local = request("InstanceType", "ecs.s1.small", "SystemDisk.Category", "ephemeral_ssd");
        account.call(action, local).assertThat().isError(403, "InvalidSystemDiskCategory.ValueUnauthorized");
        quotas.setMaximum(account.id(), Account.REGION, Quota.EPHEMERAL_SSD, 1);
        account.call(action, local).assertThat().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInstances", "CreateInstance"})
    void dataDisksAreMadeOfSnapshots(String action, Account account, Time time) {
        account.call("RunInstances", request("DataDisk.1.Size", "60"))
                .assertThat()
                .isOk();
        time.runDueTasks();
        var disks = column("select id from disk where account_id = ? order by type desc", account);
        var system = account.call("CreateSnapshot", "DiskId", disks.getFirst()).text("/SnapshotId");
        var data = account.call("CreateSnapshot", "DiskId", disks.getLast()).text("/SnapshotId");
        var asked = "DataDisk.1.SnapshotId";
        account.call(action, request(asked, data)).assertThat().isError(403, "InvalidSnapshotId.NotReady");
        time.runDueTasks();
        account.call(action, request(asked, system)).assertThat().isError(403, "InvalidSnapshotId.NotDataDiskSnapshot");
        account.call(action, request(asked, data, "DataDisk.1.Size", "59"))
                .assertThat()
                .isError(403, "InvalidDiskSize.TooSmall");
        account.call(action, request(asked, data, "DataDisk.1.Encrypted", "true"))
                .assertThat()
                .isError(400, "EncryptedOption.Conflict")
                .saying("Encryption value of disk and snapshot conflict.");
        account.call(action, request(asked, "s-none")).assertThat().isError(404, "InvalidDataDiskSnapshotId.NotFound");
        account.call(action, request(asked, data)).assertThat().isOk();
        assertThat(column(
                        "select source_snapshot_id || ' ' || size_gib from disk"
                                + " where account_id = ? and source_snapshot_id is not null",
                        account))
                .containsExactly(data + " 60");
    }

    @Test
    void whatTypesTakeCanBeAsked(Account account) {
        var disks = account.call(
                        "DescribeAvailableResource",
                        "DestinationResource",
                        "SystemDisk",
                        "IoOptimized",
                        "optimized",
                        "ZoneId",
                        "cn-hangzhou-b",
                        "InstanceType",
                        "ecs.g7.large")
                .body()
                .at(
                        "/AvailableZones/AvailableZone/0/AvailableResources/AvailableResource/0/SupportedResources/SupportedResource");
        assertThat(disks.valueStream().map(disk -> disk.path("Value").asString()))
                .containsExactly("cloud_essd", "cloud_auto", "cloud_essd_entry");
        assertThat(account.call("DescribeZones").body().at("/Zones/Zone/0/AvailableDiskCategories/DiskCategories"))
                .extracting(category -> category.asString())
                .contains("cloud", "cloud_ssd", "cloud_auto", "elastic_ephemeral_disk_standard", "ephemeral_ssd");
    }
}
