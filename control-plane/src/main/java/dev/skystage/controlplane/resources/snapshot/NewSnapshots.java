package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskContent;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.NoPayload;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Begins snapshots of disks, and copies of snapshots. How long one takes depends on the bytes that it adds to its
 * chain; {@link FinishSnapshot} ends it. The caller has locked the disks' rows and made sure that none of them is being
 * snapshotted.
 */
@Component
public record NewSnapshots(
        Resources resources,
        SnapshotLinks links,
        SnapshotLifecycle lifecycle,
        Operations operations,
        Quotas quotas,
        CloudClock clock) {
    private static final long BYTES_PER_SECOND = 100 << 20;

    /**
     * One snapshot per disk; all disks are of one account and region. Disks that have the maximum of snapshots are left
     * out.
     */
    public List<Snapshot> of(Collection<Disk> disks, SnapshotPlan plan, String cause) {
        var now = clock.now();
        return begin(disks.stream().map(disk -> snapshot(disk, plan, now)).toList(), cause);
    }

    /** The disks that have the maximum of snapshots; all are of one account and region. */
    public List<String> full(Collection<Disk> disks) {
        if (disks.isEmpty()) {
            return List.of();
        }
        var first = disks.iterator().next();
        return links.full(
                disks.stream().map(disk -> SnapshotLinks.idOf(disk.id)).toList(),
                first.regionId,
                quotas.maximum(first.accountId, first.regionId, Quota.SNAPSHOTS_PER_DISK));
    }

    /** Begins prepared snapshots of one account and region; those whose chain is full are left out. */
    private List<Snapshot> begin(List<Snapshot> prepared, String cause) {
        if (prepared.isEmpty()) {
            return prepared;
        }
        var first = prepared.getFirst();
        var full = links.join(prepared, quotas.maximum(first.accountId, first.regionId, Quota.SNAPSHOTS_PER_DISK));
        var begun = prepared.stream()
                .filter(snapshot -> !full.contains(snapshot.linkId))
                .toList();
        if (begun.isEmpty()) {
            return begun;
        }
        var increments = links.increments(begun);
        lifecycle.begin(begun, cause);
        begun.forEach(resources::add);
        operations.begin(
                FinishSnapshot.MAKING,
                begun,
                new NoPayload(),
                snapshot -> duration(Objects.requireNonNull(increments.get(snapshot.id()))));
        return begun;
    }

    private static Duration duration(long bytes) {
        return Duration.ofSeconds(bytes / BYTES_PER_SECOND);
    }

    /** Begins a copy in another region. */
    public Snapshot copy(Snapshot original, String regionId, boolean encrypted, SnapshotPlan plan, String cause) {
        return copyIfRoom(original, regionId, encrypted, plan, cause)
                .orElseThrow(() -> new ApiException("QuotaExceed.Snapshot"));
    }

    /** The same; nothing when the chain is full there. */
    public Optional<Snapshot> copyIfRoom(
            Snapshot original, String regionId, boolean encrypted, SnapshotPlan plan, String cause) {
        var copy = resources.fresh(new Snapshot(), original.accountId, regionId);
        copy.linkId = original.linkId;
        copy.sourceDiskId = original.sourceDiskId;
        copy.sourceDiskType = original.sourceDiskType;
        copy.sourceDiskSizeGib = original.sourceDiskSizeGib;
        copy.imageId = original.imageId;
        copy.encrypted = encrypted;
        copy.sourceSnapshotId = original.id;
        copy.sourceRegionId = original.regionId;
        copy.dataBytes = original.dataBytes;
        copy.writtenBytes = original.writtenBytes;
        describe(copy, plan, clock.now());
        return begin(List.of(copy), cause).stream().findFirst();
    }

    private Snapshot snapshot(Disk disk, SnapshotPlan plan, Instant now) {
        var content = DiskContent.of(disk, now);
        var snapshot = resources.fresh(new Snapshot(), disk.accountId, disk.regionId);
        snapshot.linkId = SnapshotLinks.idOf(disk.id);
        snapshot.sourceDiskId = disk.id;
        snapshot.sourceDiskType = disk.type;
        snapshot.sourceDiskSizeGib = disk.sizeGib;
        snapshot.imageId = disk.imageId;
        snapshot.encrypted = disk.encrypted;
        snapshot.kmsKeyId = disk.kmsKeyId;
        snapshot.dataBytes = content.dataBytes();
        snapshot.writtenBytes = content.writtenBytes();
        describe(snapshot, plan, now);
        return snapshot;
    }

    private static void describe(Snapshot snapshot, SnapshotPlan plan, Instant now) {
        snapshot.type = plan.type();
        snapshot.name = plan.name();
        snapshot.description = plan.description();
        snapshot.instantAccess = plan.instantAccess();
        snapshot.instantAccessRetentionDays = plan.instantAccessRetentionDays();
        snapshot.policyId = plan.policyId();
        snapshot.groupId = plan.groupId();
        snapshot.resourceGroupId = plan.resourceGroupId();
        snapshot.tags = plan.tags();
        snapshot.modifiedAt = now;
        Retention.apply(snapshot, plan.retentionDays());
    }
}
