package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.persistence.disk.DiskStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A disk as DescribeDisks shows it. Size is GiB, throughput MByte/s. Instance and device are shown while it is in use. */
public record DiskView(
        String diskId,
        String regionId,
        String zoneId,
        String diskName,
        String description,
        String serialNumber,
        String type,
        String category,
        String performanceLevel,
        int size,
        boolean encrypted,
        @WireName("KMSKeyId") String kmsKeyId,
        String imageId,
        String sourceSnapshotId,
        String productCode,
        @WireName("IOPS") int iops,
        @WireName("IOPSRead") int iopsRead,
        @WireName("IOPSWrite") int iopsWrite,
        int throughput,
        int throughputRead,
        int throughputWrite,
        boolean portable,
        String status,
        @ItemName("OperationLock") List<Lock> operationLocks,
        String instanceId,
        String device,
        @ItemName("Attachment") List<Attachment> attachments,
        @ItemName("MountInstance") List<Attachment> mountInstances,
        int mountInstanceNum,
        String multiAttach,
        boolean deleteWithInstance,
        boolean deleteAutoSnapshot,
        boolean enableAutoSnapshot,
        boolean enableAutomatedSnapshotPolicy,
        String autoSnapshotPolicyId,
        boolean burstingEnabled,
        String creationTime,
        String attachedTime,
        String detachedTime,
        String expiredTime,
        String diskChargeType,
        String resourceGroupId,
        String storageSetId,
        @ItemName("Tag") List<TagView> tags) {
    public static final String COLUMNS = """
            id, region_id, zone_id, name, description, type, category, performance_level, size_gib, encrypted, kms_key_id,
            image_id, source_snapshot_id, portable, status, locks, instance_id, device, delete_with_instance,
            delete_auto_snapshot, enable_auto_snapshot, created_at, attached_at, detached_at, expired_at, charge_type,
            resource_group_id, tags""";

    private static final String NEVER = "2999-09-08T16:00Z";

    public record Lock(String lockReason) {}

    public record Attachment(String instanceId, String device, String attachedTime) {}

    public static DiskView of(ResultSet rs) throws SQLException {
        var row = new RowValues(rs);
        var id = row.text("id");
        var size = row.number("size_gib");
        var category = DiskCategory.of(row.text("category"));
        var level = row.text("performance_level");
        var performance = category.map(kind -> kind.performance(level));
        var iops = performance.map(kind -> kind.iops(size)).orElse(0);
        var throughput = performance.map(kind -> kind.throughput(size)).orElse(0);
        var status = DiskStatus.valueOf(row.text("status"));
        var inUse = status == DiskStatus.IN_USE;
        var instanceId = inUse ? row.text("instance_id") : "";
        var device = inUse ? row.text("device") : "";
        var attachedAt = row.secondsOrEmpty("attached_at");
        var attachments = inUse ? List.of(new Attachment(instanceId, device, attachedAt)) : List.<Attachment>of();
        var expiry = Times.minutes(row.time("expired_at"));
        return new DiskView(
                id,
                row.text("region_id"),
                row.text("zone_id"),
                row.text("name"),
                row.text("description"),
                id.substring(id.indexOf('-') + 1),
                row.text("type"),
                category.map(DiskCategory::wire).orElse(row.text("category")),
                level,
                size,
                row.flag("encrypted"),
                row.text("kms_key_id"),
                row.text("image_id"),
                row.text("source_snapshot_id"),
                "",
                iops,
                iops,
                iops,
                throughput,
                throughput,
                throughput,
                row.flag("portable"),
                status.wire(),
                row.texts("locks").stream().map(Lock::new).toList(),
                instanceId,
                device,
                attachments,
                List.of(),
                attachments.size(),
                "Disabled",
                row.flag("delete_with_instance"),
                row.flag("delete_auto_snapshot"),
                row.flag("enable_auto_snapshot"),
                false,
                "",
                false,
                row.secondsOrEmpty("created_at"),
                attachedAt,
                row.secondsOrEmpty("detached_at"),
                expiry == null ? NEVER : expiry,
                row.text("charge_type"),
                row.text("resource_group_id"),
                "",
                row.tags("tags"));
    }
}
