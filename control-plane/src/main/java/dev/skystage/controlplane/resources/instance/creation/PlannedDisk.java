package dev.skystage.controlplane.resources.instance.creation;

import org.jspecify.annotations.Nullable;

/**
 * A disk that each of the instances gets.
 *
 * @param type system or data
 * @param performanceLevel of an ESSD, else null
 * @param autoSnapshotPolicyId the policy that snapshots it, null for none
 * @param snapshotId its content; null for an empty data disk, and for a system disk, which is made from the image
 * @param tuning what it is told beyond its size
 */
public record PlannedDisk(
        String type,
        String category,
        @Nullable String performanceLevel,
        int sizeGib,
        String name,
        String description,
        String device,
        @Nullable String snapshotId,
        boolean encrypted,
        boolean portable,
        boolean deleteWithInstance,
        @Nullable String autoSnapshotPolicyId,
        CreationParameters.Tuning tuning) {
    public boolean isSystem() {
        return type.equals("system");
    }
}
