package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.Instance;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Whether instances may start and stop, as far as their disks are concerned. */
@Component
record InstanceDisks(DiskRows disks) {
    private static final Set<DiskStatus> HEALTHY =
            Set.of(DiskStatus.IN_USE, DiskStatus.ATTACHING, DiskStatus.DETACHING);

    /** Refuses with DiskError an instance with a disk that is being made, initialized or released. */
    Consumer<Instance> healthy(Collection<Instance> instances) {
        var sick = disks.instancesWithOther(instances.stream().map(Instance::id).toList(), HEALTHY);
        return instance -> check(!sick.contains(instance.id), "DiskError");
    }
}
