package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.disk.DiskEvent;
import dev.skystage.controlplane.resources.disk.DiskLifecycle;
import dev.skystage.controlplane.resources.disk.DiskTuning;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.instance.creation.PlannedDisk;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.instance.Instance;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the disks of new instances. */
@Component
record NewDisks(Resources resources, DiskLifecycle lifecycle) {
    /**
     * Adds the planned disks of each instance with their first history entries.
     *
     * @param made whether they exist at once
     */
    void add(InstanceSpec spec, List<Instance> instances, boolean made, String cause) {
        var disks = instances.stream()
                .flatMap(instance -> spec.machine().disks().stream().map(planned -> disk(planned, spec, instance)))
                .toList();
        lifecycle.begin(disks, cause);
        if (made) {
            lifecycle.fire(disks, DiskEvent.CREATED_ATTACHED, cause);
            disks.forEach(disk -> disk.attachedAt = disk.createdAt);
        }
        disks.forEach(resources::add);
    }

    private Disk disk(PlannedDisk planned, InstanceSpec spec, Instance instance) {
        var disk = resources.fresh(new Disk(), instance.accountId, instance.regionId);
        disk.zoneId = instance.zoneId;
        disk.instanceId = instance.id;
        disk.type = planned.type();
        disk.category = planned.category();
        disk.performanceLevel = planned.performanceLevel();
        disk.sizeGib = planned.sizeGib();
        disk.name = planned.name();
        disk.description = planned.description();
        disk.imageId = planned.isSystem() ? spec.machine().image().id : null;
        disk.sourceSnapshotId = planned.snapshotId();
        disk.device = planned.device();
        disk.encrypted = planned.encrypted();
        disk.portable = planned.portable();
        disk.deleteWithInstance = planned.deleteWithInstance();
        disk.autoSnapshotPolicyId = planned.autoSnapshotPolicyId();
        DiskTuning.apply(
                disk, planned.tuning().provisionedIops(), planned.tuning().burstingEnabled());
        disk.chargeType = instance.chargeType;
        disk.expiredAt = instance.expiredAt;
        disk.resourceGroupId = instance.resourceGroupId;
        disk.tags = instance.tags;
        disk.createdAt = instance.createdAt;
        return disk;
    }
}
