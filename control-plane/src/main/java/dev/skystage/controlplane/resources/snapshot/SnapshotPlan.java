package dev.skystage.controlplane.resources.snapshot;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a new snapshot.
 *
 * @param type "user" or "auto"
 * @param retentionDays null to keep it until somebody deletes it
 * @param instantAccessRetentionDays how many days the disk's own cluster keeps it too; null without instant access
 * @param policyId the automatic policy that makes it
 * @param groupId the group it is made with
 */
public record SnapshotPlan(
        String type,
        String name,
        String description,
        @Nullable Integer retentionDays,
        boolean instantAccess,
        @Nullable Integer instantAccessRetentionDays,
        @Nullable String policyId,
        @Nullable String groupId,
        String resourceGroupId,
        Map<String, String> tags) {
    /** A snapshot that a user asks for, kept until somebody deletes it. */
    public static SnapshotPlan manual(String name, String description, Map<String, String> tags) {
        return new SnapshotPlan("user", name, description, null, false, null, null, null, "", tags);
    }
}
