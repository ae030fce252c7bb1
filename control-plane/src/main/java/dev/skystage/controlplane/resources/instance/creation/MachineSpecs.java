package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.UnavailableCategory;
import dev.skystage.controlplane.resources.instance.CreditMode;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.snapshotpolicy.AutoSnapshotPolicies;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Type, image and disks of the instances, which must fit together. */
@Component
record MachineSpecs(AutoSnapshotPolicies policies, ImageChoice images, DataDiskSources sources, Quotas quotas) {
    /** Holds what the disks are made from; returns the data disks that are ordered. */
    @Nullable
    List<CreationParameters.DataDisk> dataDisks(CreationOrder order, Caller caller) {
        var asked = order.parameters().machine();
        policies.holdAll(caller, order.regionId(), snapshotPolicies(asked));
        return sources.hold(caller, order.regionId(), asked.dataDisks());
    }

    InstanceSpec.Machine of(
            CreationOrder order,
            @Nullable List<CreationParameters.DataDisk> asking,
            InstanceType type,
            boolean prePaid,
            Caller caller) {
        var asked = order.parameters().machine();
        var image = images.choose(order, type, caller);
        var ioOptimized = IoOptimization.of(asked.ioOptimized(), type, image);
        var system = SystemDiskPlan.of(asked.systemDisk(), image, type, ioOptimized);
        var wanted = sources.withThoseOf(image, asking, system);
        var data = DataDiskPlan.of(wanted, system, type, ioOptimized, prePaid);
        checkLocalDisks(system, order.regionId(), caller);
        var disks = Stream.concat(Stream.of(system), data.stream()).toList();
        return new InstanceSpec.Machine(type, image, ioOptimized, credit(asked.creditSpecification(), type), disks);
    }

    private static Set<String> snapshotPolicies(CreationParameters.Machine asked) {
        var ids = new TreeSet<String>();
        if (asked.systemDisk() != null && asked.systemDisk().autoSnapshotPolicyId() != null) {
            ids.add(asked.systemDisk().autoSnapshotPolicyId());
        }
        if (asked.dataDisks() != null) {
            asked.dataDisks().stream()
                    .flatMap(disk -> Stream.ofNullable(disk.autoSnapshotPolicyId()))
                    .forEach(ids::add);
        }
        return ids;
    }

    /** Local SSDs are for accounts that are authorized for them. Local data disks need a local system disk. */
    private void checkLocalDisks(PlannedDisk system, String regionId, Caller caller) {
        check(
                !system.category().equals(DiskCategory.EPHEMERAL_SSD.wire())
                        || quotas.maximum(caller.accountId(), regionId, Quota.EPHEMERAL_SSD) > 0,
                new UnavailableCategory("InvalidSystemDiskCategory.ValueUnauthorized", true, system.category()));
    }

    /** Only burstable types have credits; others ignore the parameter. */
    private static @Nullable String credit(@Nullable CreditMode mode, InstanceType type) {
        return mode == null || type.baselineCredit() == null ? null : mode.wire();
    }
}
