package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.resources.disk.UnavailableCategory;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The categories that the disks of a group's instances may have, in the order in which they are tried: the one that
 * the template or the configuration names, then those of the group.
 *
 * @param system the group's for the system disk; empty for the usual one
 * @param data the group's for data disks; empty for the usual one
 * @param noSystem those that system disks turned out not to have
 * @param noData the same for data disks
 */
record DiskChoices(List<String> system, List<String> data, Set<String> noSystem, Set<String> noData) {
    static DiskChoices of(GroupSettings settings) {
        var data = settings.dataDiskCategories();
        return new DiskChoices(settings.diskCategories(), data == null ? List.of() : data, Set.of(), Set.of());
    }

    /** The same without a category that cannot be had. */
    DiskChoices without(UnavailableCategory gone) {
        return gone.isOfSystemDisk()
                ? new DiskChoices(system, data, plus(noSystem, gone.category()), noData)
                : new DiskChoices(system, data, noSystem, plus(noData, gone.category()));
    }

    private static Set<String> plus(Set<String> categories, String one) {
        return Stream.concat(categories.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
    }

    /** The machine with the first of the categories that are left; empty if a disk has none left. */
    Optional<CreationParameters.Machine> in(CreationParameters.Machine machine) {
        var disk = machine.systemDisk();
        var named = disk == null ? null : disk.category();
        var asked = machine.dataDisks() == null ? List.<CreationParameters.DataDisk>of() : machine.dataDisks();
        if (!isLeft(named, system, noSystem) || !asked.stream().allMatch(one -> isLeft(one.category(), data, noData))) {
            return Optional.empty();
        }
        var category = first(named, system, noSystem);
        return Optional.of(new CreationParameters.Machine(
                machine.ioOptimized(),
                machine.creditSpecification(),
                category == null ? disk : of(disk, category),
                machine.dataDisks() == null
                        ? null
                        : asked.stream()
                                .map(one -> of(one, first(one.category(), data, noData)))
                                .toList()));
    }

    /** A disk for which nobody has said anything gets the usual category. */
    private static boolean isLeft(@Nullable String named, List<String> others, Set<String> gone) {
        return (named == null && others.isEmpty()) || first(named, others, gone) != null;
    }

    private static @Nullable String first(@Nullable String named, List<String> others, Set<String> gone) {
        return Stream.concat(Stream.ofNullable(named), others.stream())
                .filter(category -> !gone.contains(category))
                .findFirst()
                .orElse(null);
    }

    private static CreationParameters.SystemDisk of(CreationParameters.@Nullable SystemDisk disk, String category) {
        return disk == null
                ? new CreationParameters.SystemDisk(category, null, null, null, null, null, null, null, null)
                : new CreationParameters.SystemDisk(
                        category,
                        disk.size(),
                        disk.diskName(),
                        disk.description(),
                        disk.performanceLevel(),
                        disk.encrypted(),
                        disk.kmsKeyId(),
                        disk.autoSnapshotPolicyId(),
                        disk.tuning());
    }

    private static CreationParameters.DataDisk of(CreationParameters.DataDisk disk, @Nullable String category) {
        return new CreationParameters.DataDisk(
                disk.size(),
                disk.snapshotId(),
                category,
                disk.encrypted(),
                disk.kmsKeyId(),
                disk.diskName(),
                disk.description(),
                disk.device(),
                disk.deleteWithInstance(),
                disk.performanceLevel(),
                disk.autoSnapshotPolicyId(),
                disk.tuning());
    }
}
