package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.instance.guest.Password;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sets locked disks of stopped instances back to an earlier state. */
@Component
public record DiskInits(
        DiskLifecycle lifecycle, Snapshots snapshots, Images images, KeyPairs keyPairs, Tasks tasks, CloudClock clock) {
    /**
     * Back to the image or snapshot that the disk was made from. May start the instance afterwards, if it has kept its
     * place.
     */
    public void reInit(
            AttachedDisks.Pair pair,
            Caller caller,
            @Nullable String password,
            @Nullable String keyPair,
            boolean start) {
        var disk = pair.disk();
        check(!disk.multiAttach, "InvalidOperation.MultiAttachDisk");
        var instance = checked(pair, DiskOperation.RE_INIT, InstanceOperation.RE_INIT_DISK);
        check(!snapshots.isBeingMade(disk.id), "DiskCreatingSnapshot");
        if (disk.type.equals("system")) {
            Password.examine(password, instance.osType.equals("windows"));
            check(
                    disk.imageId != null
                            && images.find(caller, disk.regionId, disk.imageId).isPresent(),
                    imageGone(disk, caller));
            instance.passwordSet = instance.passwordSet || password != null;
            if (keyPair != null) {
                instance.keyPairName = keyPairs.hold(caller, disk.regionId, keyPair).name;
            }
        } else if (disk.sourceSnapshotId != null) {
            var source = snapshots.hold(caller, List.of(disk.sourceSnapshotId));
            check(!source.isEmpty(), "InvalidSourceSnapshot");
        }
        begin(disk, instance, start, caller.requestId());
    }

    /** Back to a snapshot of the disk; the caller holds the snapshot. */
    public void reset(AttachedDisks.Pair pair, Snapshot snapshot, String cause) {
        var disk = pair.disk();
        var instance = checked(pair, DiskOperation.RESET, InstanceOperation.RESET_DISK);
        check(snapshot.sourceDiskId.equals(disk.id), "InvalidParameter.Mismatch");
        check(Snapshots.isReady(snapshot), "InvalidSnapshotId.NotReady");
        begin(disk, instance, false, cause);
    }

    private Instance checked(AttachedDisks.Pair pair, DiskOperation operation, InstanceOperation onInstance) {
        var disk = pair.disk();
        check(
                !DiskCategory.of(disk.category).map(DiskCategory::isLocal).orElse(true),
                "DiskCategory.OperationNotSupported");
        operation.check(disk, clock.now());
        pair.instances().forEach(instance -> onInstance.check(instance, clock.now()));
        // a disk that is in use has an instance
        return Objects.requireNonNull(pair.instance());
    }

    /** The code depends on whose image is gone: one that is no longer shared, or an own one that was deleted. */
    private String imageGone(Disk disk, Caller caller) {
        return images.isSomebodyElses(caller, String.valueOf(disk.imageId))
                ? "SharedImageDeleted"
                : "InvalidDiskId.OperationNotSupported";
    }

    private void begin(Disk disk, Instance instance, boolean start, String cause) {
        lifecycle.fire(disk, DiskEvent.RE_INIT, cause);
        var starts = start && !StoppedMode.STOP_CHARGING.equals(instance.stoppedMode);
        tasks.submit(FinishInit.class, disk, new FinishInit.Payload(instance.id, starts));
    }
}
