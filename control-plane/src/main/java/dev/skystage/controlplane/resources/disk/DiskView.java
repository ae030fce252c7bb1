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
import org.jspecify.annotations.Nullable;

/** A disk as DescribeDisks shows it. Size is GiB, throughput MByte/s. Instance and device are shown while it is in use. */
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
        @Always("Disabled") String multiAttach,
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
    public static final Listing<DiskView> DISKS = Listing.of("disk", DiskView.class);

    /** The expiry time that the real service shows for a disk that never expires. */
    static final String NEVER = "2999-09-08T16:00Z";

    public record Lock(String lockReason) {}

    public record Attachment(String instanceId, String device, String attachedTime) {}

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

    static String instanceId(DiskStatus status, String instanceId) {
        return status == DiskStatus.IN_USE ? instanceId : "";
    }

    static String device(DiskStatus status, String device) {
        return status == DiskStatus.IN_USE ? device : "";
    }

    static List<Attachment> attachments(
            DiskStatus status, String instanceId, String device, @Column(time = Time.SECONDS) String attachedAt) {
        return status == DiskStatus.IN_USE ? List.of(new Attachment(instanceId, device, attachedAt)) : List.of();
    }

    static int mountInstanceNum(DiskStatus status) {
        return status == DiskStatus.IN_USE ? 1 : 0;
    }
}
