package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.task.Tasks;
import org.springframework.stereotype.Component;

/** Restarts instances that are locked for it. */
@Component
public record InstanceReboots(InstanceLifecycle lifecycle, InstanceDisks disks, Tasks tasks) {
    /** DiskError while a disk is in the making. */
    public void reboot(Instance instance, String cause) {
        check(disks.healthy(instance.id), "DiskError");
        lifecycle.fire(instance, InstanceEvent.REBOOT, cause);
        tasks.submit(FinishReboot.class, instance.accountId, instance.regionId, instance.id);
    }
}
