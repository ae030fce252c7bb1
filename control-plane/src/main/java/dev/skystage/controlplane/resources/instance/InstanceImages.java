package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.image.ImageDisk;
import dev.skystage.controlplane.resources.image.ImageSource;
import dev.skystage.controlplane.resources.image.NewImages;
import dev.skystage.controlplane.resources.image.Platform;
import dev.skystage.controlplane.resources.snapshot.FinishSnapshot;
import dev.skystage.controlplane.resources.snapshot.NewSnapshots;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.simulation.Simulation;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Images of whole instances: each disk gets a snapshot, on which the image stands. */
@Component
public record InstanceImages(
        Instances instances,
        DiskRows rows,
        Resources resources,
        Snapshots snapshots,
        NewSnapshots freshSnapshots,
        NewImages freshImages,
        Operations operations,
        EntityManager entities,
        Simulation simulation,
        CloudClock clock) {
    /** Locks the instance and its disks, and begins their snapshots. */
    public ImageSource of(Caller caller, String regionId, String instanceId, String cause) {
        var instance = instances.lock(caller, instanceId, InstanceOperation.CREATE_IMAGE);
        if (!instance.regionId.equals(regionId)) {
            throw Resources.notFound(Instance.class);
        }
        var disks = resources.lock(Disk.class, caller, rows.idsOf(instance.id)).stream()
                .sorted(Comparator.comparing(disk -> String.valueOf(disk.device)))
                .toList();
        disks.forEach(this::checkDisk);
        var ids = disks.stream().map(disk -> disk.id).toList();
        check(snapshots.beingMade(ids).isEmpty(), "IncorrectDiskStatus.CreatingSnapshot");
        var made = freshSnapshots.of(disks, SnapshotPlan.manual("", "", Map.of()), cause);
        check(made.size() == disks.size(), "QuotaExceed.Snapshot");
        return new ImageSource(image(instance, disks), mappings(disks, made), work(made));
    }

    private void checkDisk(Disk disk) {
        check(
                DiskCategory.of(disk.category)
                        .filter(category -> !category.isLocal())
                        .isPresent(),
                "InvalidDiskCategory.CreateImage");
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

    /** Until the last of the snapshots is made. */
    private Duration work(List<Snapshot> made) {
        var ids = made.stream().map(snapshot -> snapshot.id).toList();
        var now = clock.now();
        return operations.open(FinishSnapshot.MAKING, ids).values().stream()
                .map(operation -> Duration.between(now, operation.plannedEnd()))
                .max(Comparator.naturalOrder())
                .map(simulation::unscaled)
                .orElse(Duration.ZERO);
    }

    /** What the instance runs; its own image may be gone. */
    private Image image(Instance instance, List<Disk> disks) {
        var origin = entities.find(Image.class, instance.imageId);
        var image = origin == null
                ? freshImages.in(instance.accountId, instance.regionId)
                : freshImages.like(origin, instance.accountId, instance.regionId);
        if (origin == null) {
            image.osType = instance.osType;
            image.osName = instance.osName;
            image.osNameEn = instance.osNameEn;
            image.platform = Platform.OTHERS_LINUX.wire();
            image.architecture = "x86_64";
        }
        image.sizeGib = disks.getFirst().sizeGib;
        image.encrypted = disks.stream().anyMatch(disk -> disk.encrypted);
        return image;
    }
}
