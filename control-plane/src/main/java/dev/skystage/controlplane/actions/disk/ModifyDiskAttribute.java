package dev.skystage.controlplane.actions.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskOperation;
import dev.skystage.controlplane.resources.disk.DiskTuning;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.controlplane.resources.disk.FinishSpecChange;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.disk.Disk;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes names and settings of one or several disks, all or none. An empty name or description keeps the old one. */
@Action("004 §8.6")
record ModifyDiskAttribute(Disks disks, Operations operations) {
    record Request(
            @Nullable String regionId,
            @Nullable String diskId,
            @Nullable List<String> diskIds,
            @Nullable String diskName,
            @Nullable String description,
            @Nullable Boolean deleteWithInstance,
            @Nullable Boolean deleteAutoSnapshot,
            @Nullable Boolean enableAutoSnapshot,
            @Nullable Boolean burstingEnabled) {
        boolean changesNothing() {
            return !isGiven(diskName)
                    && !isGiven(description)
                    && Stream.of(deleteWithInstance, deleteAutoSnapshot, enableAutoSnapshot, burstingEnabled)
                            .allMatch(Objects::isNull);
        }
    }

    void handle(Request request, Caller caller) {
        var ids = ids(request);
        check(!request.changesNothing(), "NoAttributeToModify");
        check(Texts.isNameWithColons(request.diskName()), "InvalidDiskName.Malformed");
        check(Texts.isDescription(request.description()), "InvalidDescription.Malformed");
        var found = disks.lockPresent(caller, request.regionId(), ids);
        check(found.size() == ids.size(), Resources.notFound(Disk.class).code());
        check(
                request.burstingEnabled() == null
                        || operations
                                .open(FinishSpecChange.CHANGING, List.copyOf(ids))
                                .isEmpty(),
                "BurstingEnabledForModifyingDiskUnsupported");
        found.forEach(disk -> change(disk, request));
    }

    private static Set<String> ids(Request request) {
        var many = request.diskIds();
        var one = request.diskId();
        var several = many != null && !many.isEmpty();
        check(isGiven(one) || several, "MissingParameter", "DiskId");
        check(!isGiven(one) || !several, "ParameterConflict.DiskIdAndDiskIds");
        return one != null && isGiven(one) ? Set.of(one) : Set.copyOf(Objects.requireNonNull(many));
    }

    private void change(Disk disk, Request request) {
        DiskOperation.MODIFY.check(disk, disks.clock().now());
        var keep = Boolean.FALSE.equals(request.deleteWithInstance());
        check(!keep || disk.portable, "DiskNotPortable");
        disk.name = given(request.diskName(), disk.name);
        disk.description = given(request.description(), disk.description);
        disks.setDeleteWithInstance(disk, given(request.deleteWithInstance(), disk.deleteWithInstance));
        disk.deleteAutoSnapshot = given(request.deleteAutoSnapshot(), disk.deleteAutoSnapshot);
        disk.enableAutoSnapshot = given(request.enableAutoSnapshot(), disk.enableAutoSnapshot);
        DiskTuning.apply(disk, null, request.burstingEnabled());
    }

    private static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static String given(@Nullable String text, String old) {
        return text == null || text.isEmpty() ? old : text;
    }

    private static boolean given(@Nullable Boolean flag, boolean old) {
        return flag == null ? old : flag;
    }
}
