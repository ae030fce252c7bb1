package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.Instance;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Whether the disks of instances let them start and stop. */
@Component
record InstanceDisks(DiskRows disks) {
    private static final Set<DiskStatus> HEALTHY =
            Set.of(DiskStatus.IN_USE, DiskStatus.ATTACHING, DiskStatus.DETACHING);

    /** Refuses instances with a disk that is being made, initialized anew or released: DiskError. */
    Consumer<Instance> healthy(Collection<Instance> instances) {
        var sick = disks.instancesWithOther(instances.stream().map(Instance::id).toList(), HEALTHY);
        return instance -> check(!sick.contains(instance.id), "DiskError");
    }
}
