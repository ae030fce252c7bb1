package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the disks of an instance let it start and stop. */
@Component
public record InstanceDisks(DiskRows disks) {
    private static final Set<DiskStatus> HEALTHY =
            Set.of(DiskStatus.IN_USE, DiskStatus.ATTACHING, DiskStatus.DETACHING);

    /** False while a disk is being made, initialized anew or released. */
    public boolean healthy(String instanceId) {
        return !disks.anyNotIn(instanceId, HEALTHY);
    }
}
