package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.stream.Collectors.toMap;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.disk.DeviceNames;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.snapshot.Snapshot;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Images made from snapshots: from one of a system disk, or from several. */
@Component
public record SnapshotSources(Snapshots snapshots, NewImages fresh, EntityManager entities) {
    private static final int MIN_GIB = 5;
    private static final int MAX_GIB = 32_768;
    private static final int MAX_DISKS = 17;
    private static final String ENCRYPTED = "from an encrypted snapshot";

    /**
     * A disk as the caller wants it.
     *
     * @param diskType "system" turns the snapshot of a data disk into a system disk
     * @param sizeGib null for the size of the snapshot
     */
    public record Mapping(
            @Nullable String snapshotId,
            @Nullable Integer sizeGib,
            @Nullable String device,
            @Nullable String diskType) {}

    /** An image from the snapshot of a system disk. */
    public ImageSource ofSystem(Caller caller, String regionId, String snapshotId) {
        var snapshot = snapshots.hold(caller, regionId, snapshotId);
        checkReady(snapshot);
        check(snapshot.sourceDiskType.equals("system"), "OperationDenied", "not from system disk");
        check(!snapshot.encrypted, "OperationDenied", ENCRYPTED);
        return source(snapshot, List.of(ImageDisk.of(0, snapshot.sourceDiskSizeGib, snapshot.id)));
    }

    /** An image with these disks; exactly one must be a system disk. */
    public ImageSource of(Caller caller, String regionId, List<Mapping> mappings) {
        check(mappings.size() <= MAX_DISKS, "InvalidParameter", "DiskDeviceMapping");
        var held = held(caller, regionId, mappings);
        var systems =
                mappings.stream().filter(mapping -> isSystem(mapping, held)).toList();
        check(!systems.isEmpty(), "OperationDenied", "does not contain system disk snapshot");
        check(systems.size() == 1, "OperationDenied", "contains two or more system disk snapshots");
        var first = snapshot(systems.getFirst(), held).orElseThrow();
        check(!first.encrypted, "OperationDenied", ENCRYPTED);
        var disks = new ArrayList<ImageDisk>();
        disks.add(ImageDisk.of(0, size(systems.getFirst(), held), first.id));
        var taken = devices(mappings);
        for (var mapping : mappings) {
            if (!isSystem(mapping, held)) {
                disks.add(data(mapping, held, taken));
            }
        }
        var source = source(first, disks);
        source.image().encrypted = held.values().stream().anyMatch(snapshot -> snapshot.encrypted);
        return source;
    }

    private Map<String, Snapshot> held(Caller caller, String regionId, List<Mapping> mappings) {
        var ids = mappings.stream()
                .map(Mapping::snapshotId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var held = snapshots.hold(caller, ids).stream()
                .filter(snapshot -> snapshot.regionId.equals(regionId))
                .collect(toMap(Snapshot::id, Function.identity()));
        check(held.size() == ids.size(), "InvalidSnapshotId.NotFound");
        held.values().forEach(SnapshotSources::checkReady);
        return held;
    }

    private static void checkReady(Snapshot snapshot) {
        check(Snapshots.isReady(snapshot), "InvalidSnapshotId.NotReady");
    }

    private static boolean isSystem(Mapping mapping, Map<String, Snapshot> held) {
        var type = mapping.diskType();
        check(type == null || type.equals("system") || type.equals("data"), "InvalidDiskType.ValueNotSupported");
        return snapshot(mapping, held)
                .filter(snapshot -> "system".equals(type == null ? snapshot.sourceDiskType : type))
                .isPresent();
    }

    private static Optional<Snapshot> snapshot(Mapping mapping, Map<String, Snapshot> held) {
        return Optional.ofNullable(mapping.snapshotId()).map(held::get);
    }

    private static int size(Mapping mapping, Map<String, Snapshot> held) {
        int least = snapshot(mapping, held)
                .map(snapshot -> snapshot.sourceDiskSizeGib)
                .orElse(MIN_GIB);
        int size = mapping.sizeGib() == null ? least : mapping.sizeGib();
        check(size >= least && size <= MAX_GIB, "InvalidSize.ValueNotSupported");
        return size;
    }

    private static Set<String> devices(List<Mapping> mappings) {
        var taken = new HashSet<>(Set.of(DeviceNames.SYSTEM));
        for (var mapping : mappings) {
            if (mapping.device() != null) {
                var device = full(mapping.device());
                check(device.equals(DeviceNames.SYSTEM) || taken.add(device), "InvalidDevice.InUse");
            }
        }
        return taken;
    }

    private static String full(String device) {
        return DeviceNames.full(device).orElseThrow(() -> new ApiException("InvalidDevice.Malformed"));
    }

    private static ImageDisk data(Mapping mapping, Map<String, Snapshot> held, Set<String> taken) {
        var device = mapping.device() != null
                ? full(mapping.device())
                : DeviceNames.free(taken).orElseThrow(() -> new ApiException("InvalidDevice.InUse"));
        check(!device.equals(DeviceNames.SYSTEM), "InvalidDevice.InUse");
        taken.add(device);
        var id = snapshot(mapping, held).map(Snapshot::id).orElse(null);
        return new ImageDisk(device, "data", size(mapping, held), id, "", "", "");
    }

    /** An image with the operating system of the disk that was snapshotted, if that is still known. */
    private ImageSource source(Snapshot system, List<ImageDisk> disks) {
        var origin = system.imageId == null ? null : entities.find(Image.class, system.imageId);
        var image = origin == null
                ? fresh.in(system.accountId, system.regionId)
                : fresh.like(origin, system.accountId, system.regionId);
        if (origin == null) {
            image.osType = "linux";
            image.platform = Platform.OTHERS_LINUX.wire();
            image.osName = Platform.OTHERS_LINUX.wire() + "  64 bit";
            image.osNameEn = image.osName;
            image.architecture = "x86_64";
        }
        image.sizeGib = disks.getFirst().sizeGib();
        return new ImageSource(image, origin != null, disks, Duration.ZERO);
    }
}
