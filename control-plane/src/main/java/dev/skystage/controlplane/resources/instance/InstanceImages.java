package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.image.ImageDisk;
import dev.skystage.controlplane.resources.image.ImageSource;
import dev.skystage.controlplane.resources.image.NewImages;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.controlplane.resources.snapshot.SnapshotProgress;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Images of whole instances: each disk gets a snapshot, and the image consists of these. */
@Component
public record InstanceImages(
        Instances instances,
        Resources resources,
        DiskRows rows,
        DiskSnapshots snapshots,
        SnapshotProgress progress,
        NewImages fresh,
        CloudClock clock) {
    private static final String NO_LOCAL_DISKS = "InvalidDiskCategory.CreateImage";

    /** Locks the instance and its disks, and begins their snapshots. */
    public ImageSource of(Caller caller, String regionId, String instanceId, String cause) {
        var instance = instances.lock(caller, instanceId, InstanceOperation.CREATE_IMAGE);
        if (!instance.regionId.equals(regionId)) {
            throw Resources.notFound(Instance.class);
        }
        // local disks come with the type, and no snapshot can be made of them (packer-provider#37)
        check(instance.localStorageAmount == 0, NO_LOCAL_DISKS);
        var disks = resources.lock(Disk.class, caller, rows.idsOf(instance.id)).stream()
                .sorted(Comparator.comparing(disk -> String.valueOf(disk.device)))
                .toList();
        disks.forEach(this::checkDisk);
        var made = snapshots.make(disks, SnapshotPlan.manual("", "", Map.of()), cause);
        return new ImageSource(image(instance, disks), true, mappings(disks, made), progress.untilMade(made));
    }

    private void checkDisk(Disk disk) {
        check(
                DiskCategory.of(disk.category)
                        .filter(category -> !category.isLocal())
                        .isPresent(),
                NO_LOCAL_DISKS);
        DiskOperation.SNAPSHOT.check(disk, clock.now());
        check(!disk.type.equals("system") || !disk.encrypted, "OperationDenied", "from an encrypted snapshot");
    }

    private static List<ImageDisk> mappings(List<Disk> disks, List<Snapshot> snapshots) {
        return disks.stream()
                .map(disk -> new ImageDisk(
                        String.valueOf(disk.device), disk.type, disk.sizeGib, snapshotOf(disk, snapshots), "", "", ""))
                .toList();
    }

    private static String snapshotOf(Disk disk, List<Snapshot> snapshots) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.sourceDiskId.equals(disk.id))
                .map(snapshot -> snapshot.id)
                .findFirst()
                .orElseThrow();
    }

    private Image image(Instance instance, List<Disk> disks) {
        var image = fresh.of(instance);
        image.sizeGib = disks.getFirst().sizeGib;
        image.encrypted = disks.stream().anyMatch(disk -> disk.encrypted);
        return image;
    }
}
