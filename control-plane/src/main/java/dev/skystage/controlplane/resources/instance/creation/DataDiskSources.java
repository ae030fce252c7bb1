package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.disk.DeviceNames;
import dev.skystage.controlplane.resources.image.ImageDisk;
import dev.skystage.controlplane.resources.image.ImageDisks;
import dev.skystage.controlplane.resources.snapshot.Snapshots;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The content of new instances' data disks: the snapshots that the order names, and the data disks that the image
 * brings along. An image's disk takes its settings from the order's disk with the same device, if there is one.
 */
@Component
record DataDiskSources(Snapshots snapshots, ImageDisks images) {
    /** Holds the snapshots that the order names, and gives their disks the size that they need. */
    @Nullable
    List<CreationParameters.DataDisk> hold(
            Caller caller, String regionId, @Nullable List<CreationParameters.DataDisk> asked) {
        if (asked == null || asked.stream().allMatch(disk -> disk.snapshotId() == null)) {
            return asked;
        }
        var ids = asked.stream()
                .map(CreationParameters.DataDisk::snapshotId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var held = snapshots.hold(caller, ids).stream()
                .filter(snapshot -> snapshot.regionId.equals(regionId))
                .collect(Collectors.toMap(Snapshot::id, Function.identity()));
        return asked.stream()
                .map(disk -> disk.snapshotId() == null
                        ? disk
                        : of(
                                disk,
                                Optional.ofNullable(held.get(disk.snapshotId()))
                                        .orElseThrow(() -> new ApiException("InvalidDataDiskSnapshotId.NotFound"))))
                .toList();
    }

    private static CreationParameters.DataDisk of(CreationParameters.DataDisk disk, Snapshot snapshot) {
        check(Snapshots.isReady(snapshot), "InvalidSnapshotId.NotReady");
        check(snapshot.sourceDiskType.equals("data"), "InvalidSnapshotId.NotDataDiskSnapshot");
        check(
                disk.encrypted() == null || Boolean.parseBoolean(disk.encrypted()) == snapshot.encrypted,
                "EncryptedOption.Conflict",
                "Encryption value of disk and snapshot conflict.");
        return sized(disk, snapshot.id, snapshot.sourceDiskSizeGib, snapshot.encrypted, disk.category(), disk.device());
    }

    /** The disks of the order and those of the image, which the caller holds. */
    @Nullable
    List<CreationParameters.DataDisk> withThoseOf(
            Image image, @Nullable List<CreationParameters.DataDisk> asked, PlannedDisk system) {
        if (image.accountId == null) {
            return asked;
        }
        var brought = images.of(image).stream().filter(disk -> !disk.isSystem()).toList();
        if (brought.isEmpty()) {
            return asked;
        }
        var all = new ArrayList<CreationParameters.DataDisk>();
        var left = new ArrayList<>(asked == null ? List.of() : asked);
        for (var disk : brought) {
            var given = left.stream().filter(one -> isAt(one, disk)).findFirst();
            given.ifPresent(left::remove);
            all.add(brought(disk, given.orElse(null), image, system));
        }
        all.addAll(left);
        return all;
    }

    private static boolean isAt(CreationParameters.DataDisk disk, ImageDisk brought) {
        return disk.device() != null
                && DeviceNames.full(disk.device())
                        .filter(brought.device()::equals)
                        .isPresent();
    }

    private static CreationParameters.DataDisk brought(
            ImageDisk disk, CreationParameters.@Nullable DataDisk given, Image image, PlannedDisk system) {
        var wanted = given == null
                ? new CreationParameters.DataDisk(
                        null, null, null, null, null, null, null, null, null, null, null, null)
                : given;
        var category = wanted.category() == null ? system.category() : wanted.category();
        return sized(wanted, disk.snapshotId(), disk.sizeGib(), image.encrypted, category, disk.device());
    }

    /** The disk with this content, which needs so much room. */
    private static CreationParameters.DataDisk sized(
            CreationParameters.DataDisk disk,
            @Nullable String snapshotId,
            int gib,
            boolean encrypted,
            @Nullable String category,
            @Nullable String device) {
        check(disk.size() == null || disk.size() >= gib, "InvalidDiskSize.TooSmall");
        return new CreationParameters.DataDisk(
                disk.size() == null ? (Integer) gib : disk.size(),
                snapshotId,
                category,
                encrypted ? "true" : disk.encrypted(),
                disk.kmsKeyId(),
                disk.diskName(),
                disk.description(),
                device,
                disk.deleteWithInstance(),
                disk.performanceLevel(),
                disk.autoSnapshotPolicyId(),
                disk.tuning());
    }
}
