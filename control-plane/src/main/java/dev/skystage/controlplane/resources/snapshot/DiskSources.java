package dev.skystage.controlplane.resources.snapshot;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What new disks are made from: nothing, or a snapshot. */
@Component
public record DiskSources(Snapshots snapshots) {
    /**
     * What a disk is made from.
     *
     * @param snapshotId null for an empty disk
     * @param sizeGib the size of the disk that was snapshotted; 0 for an empty disk
     */
    public record Source(@Nullable String snapshotId, int sizeGib, boolean encrypted) {
        /**
         * The size of the new disk; without one the snapshot's. The reference contradicts itself about other sizes; the
         * text with an error code counts, as clients restore into larger disks.
         */
        public int size(@Nullable Integer given) {
            check(snapshotId == null || given == null || given >= sizeGib, "InvalidDiskSize.TooSmall");
            return given == null ? sizeGib : given;
        }
    }

    /**
     * Holds the snapshot until the disk exists; refuses a snapshot from which no data disk of the category can be made.
     */
    public Source hold(
            Caller caller,
            String regionId,
            @Nullable String snapshotId,
            @Nullable Boolean encrypted,
            @Nullable String kmsKeyId,
            DiskCategory category) {
        // this cloud has no KMS, so no key exists
        check(kmsKeyId == null || kmsKeyId.isEmpty(), "InvalidParameter.KMSKeyId.NotFound");
        if (snapshotId == null || snapshotId.isEmpty()) {
            return new Source(null, 0, Boolean.TRUE.equals(encrypted));
        }
        var snapshot = snapshots.hold(caller, regionId, snapshotId);
        check(Snapshots.isReady(snapshot), "InvalidSnapshotId.NotReady");
        if (!snapshot.sourceDiskType.equals("data")) {
            throw new ApiException("OperationDenied", "not allowed to create disk");
        }
        check(snapshot.sourceDiskSizeGib <= category.maxDataGib(), "InvalidSnapshot.TooLarge");
        check(encrypted == null || encrypted == snapshot.encrypted, "EncryptedOption.Conflict");
        return new Source(snapshot.id, snapshot.sourceDiskSizeGib, snapshot.encrypted);
    }
}
