package dev.skystage.controlplane.resources.disk;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.disk.DiskStatus;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A disk as DescribeDisks shows it. Size is GiB, throughput MByte/s. Instance and device are shown while it is in use; of a
 * shared one those of its first attachment, and all others in the list of attachments.
 */
public record DiskView(
        @Column("id") String diskId,
        String regionId,
        String zoneId,
        @Column("name") String diskName,
        String description,
        String serialNumber,
        String type,
        String category,
        String performanceLevel,
        @Column("size_gib") int size,
        boolean encrypted,
        @WireName("KMSKeyId") String kmsKeyId,
        String imageId,
        String sourceSnapshotId,
        @Always String productCode,
        @WireName("IOPS") int iops,
        @WireName("IOPSRead") int iopsRead,
        @WireName("IOPSWrite") int iopsWrite,
        int throughput,
        int throughputRead,
        int throughputWrite,
        boolean portable,
        String status,
        @Column("locks") @ItemName("OperationLock") List<Lock> operationLocks,
        String instanceId,
        String device,
        @ItemName("Attachment") List<Attachment> attachments,
        @Always @ItemName("MountInstance") List<Attachment> mountInstances,
        int mountInstanceNum,
        String multiAttach,
        boolean deleteWithInstance,
        boolean deleteAutoSnapshot,
        boolean enableAutoSnapshot,
        boolean enableAutomatedSnapshotPolicy,
        String autoSnapshotPolicyId,
        boolean burstingEnabled,
        @Nullable Long provisionedIops,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        @Column(value = "attached_at", time = Time.SECONDS) String attachedTime,
        @Column(value = "detached_at", time = Time.SECONDS) String detachedTime,

        @Column(value = "expired_at", time = Time.MINUTES, absent = DiskView.NEVER)
        String expiredTime,

        @Column("charge_type") String diskChargeType,
        String resourceGroupId,
        @Always String storageSetId,
        @Always String storageClusterId,
        @Always String dedicatedBlockStorageClusterId,
        @Always String bdfId,
        Placement placement,
        @ItemName("Tag") List<TagView> tags) {
    /** What a shared disk is attached to: instance, device and time, with a space between; null for other disks. */
    private static final String SHARED_BY = """
            case when disk.multi_attach then array(
                select a.instance_id || ' ' || a.device || ' '
                    || to_char(a.attached_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                from disk_attachment a where a.disk_id = disk.id and a.attached_at is not null and not a.detaching
                order by a.attached_at, a.instance_id) end""";

    public static final Listing<DiskView> DISKS =
            Listing.of("disk", DiskView.class).with("shared_by", SHARED_BY);

    /** The condition that an instance, twice named, has the disk alone or shares it. */
    public static final String OF_INSTANCE =
            "(instance_id = ? or id = any(array(select disk_id from disk_attachment where instance_id = ?)))";

    /** The expiry time that the real service shows for a disk that never expires. */
    static final String NEVER = "2999-09-08T16:00Z";

    public record Lock(String lockReason) {}

    public record Attachment(String instanceId, String device, String attachedTime) {
        static Attachment of(String text) {
            var parts = text.split(" ", 3);
            return new Attachment(parts[0], parts[1], parts[2]);
        }
    }

    public record Placement() {}

    static String serialNumber(String id) {
        return id.substring(id.indexOf('-') + 1);
    }

    static int iops(String category, String performanceLevel, int sizeGib) {
        return DiskCategory.of(category)
                .map(kind -> kind.performance(performanceLevel).iops(sizeGib))
                .orElse(0);
    }

    static int iopsRead(String category, String performanceLevel, int sizeGib) {
        return iops(category, performanceLevel, sizeGib);
    }

    static int iopsWrite(String category, String performanceLevel, int sizeGib) {
        return iops(category, performanceLevel, sizeGib);
    }

    static int throughput(String category, String performanceLevel, int sizeGib) {
        return DiskCategory.of(category)
                .map(kind -> kind.performance(performanceLevel).throughput(sizeGib))
                .orElse(0);
    }

    static int throughputRead(String category, String performanceLevel, int sizeGib) {
        return throughput(category, performanceLevel, sizeGib);
    }

    static int throughputWrite(String category, String performanceLevel, int sizeGib) {
        return throughput(category, performanceLevel, sizeGib);
    }

    static boolean enableAutomatedSnapshotPolicy(@Nullable String autoSnapshotPolicyId) {
        return autoSnapshotPolicyId != null;
    }

    static String status(DiskStatus status) {
        return status.wire();
    }

    static String multiAttach(boolean multiAttach) {
        return multiAttach ? "Enabled" : "Disabled";
    }

    static String instanceId(DiskStatus status, String instanceId, List<String> sharedBy) {
        return first(attachments(status, instanceId, "", "", sharedBy), Attachment::instanceId);
    }

    static String device(DiskStatus status, String instanceId, String device, List<String> sharedBy) {
        return first(attachments(status, instanceId, device, "", sharedBy), Attachment::device);
    }

    static List<Attachment> attachments(
            DiskStatus status,
            String instanceId,
            String device,
            @Column(time = Time.SECONDS) String attachedAt,
            List<String> sharedBy) {
        if (status != DiskStatus.IN_USE) {
            return List.of();
        }
        return instanceId.isEmpty()
                ? sharedBy.stream().map(Attachment::of).toList()
                : List.of(new Attachment(instanceId, device, attachedAt));
    }

    static int mountInstanceNum(DiskStatus status, String instanceId, List<String> sharedBy) {
        return attachments(status, instanceId, "", "", sharedBy).size();
    }

    private static String first(List<Attachment> attachments, Function<Attachment, String> part) {
        return attachments.isEmpty() ? "" : part.apply(attachments.getFirst());
    }
}
