package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds and locks the caller's instances. An instance that is being released counts as gone. */
@Component
public record Instances(Resources resources, CloudClock clock) {
    /** The instance as it is now, without a lock. */
    public Optional<Instance> find(Caller caller, String instanceId) {
        return resources.find(Instance.class, caller, instanceId).filter(Instances::isThere);
    }

    /** The same, if it is in the region. */
    public Optional<Instance> find(Caller caller, String regionId, String instanceId) {
        return find(caller, instanceId).filter(instance -> instance.regionId.equals(regionId));
    }

    /** Locks the instance if the operation can be done to it; else refuses with the code that the action documents. */
    public Instance lock(Caller caller, String instanceId, InstanceOperation operation) {
        var instance = lock(caller, instanceId);
        operation.check(instance, clock.now());
        return instance;
    }

    /** Locks the instance in any status. */
    public Instance lock(Caller caller, String instanceId) {
        var instance = resources.lock(Instance.class, caller, instanceId);
        if (!isThere(instance)) {
            throw Resources.notFound(Instance.class);
        }
        return instance;
    }

    /** Locks those of the instances that exist in the region, in the order of their ids. */
    public List<Instance> lockPresent(Caller caller, String regionId, Collection<String> instanceIds) {
        return inRegion(resources.lock(Instance.class, caller, instanceIds), regionId);
    }

    /** Those of the instances that exist in the region, as they are now. */
    public List<Instance> findPresent(Caller caller, String regionId, Collection<String> instanceIds) {
        return inRegion(resources.find(Instance.class, caller, instanceIds), regionId);
    }

    private static List<Instance> inRegion(List<Instance> instances, String regionId) {
        return instances.stream()
                .filter(instance -> isThere(instance) && instance.regionId.equals(regionId))
                .toList();
    }

    /** Locks the instance, in any status, if it is in the region. */
    public Instance lockIn(Caller caller, String regionId, String instanceId) {
        var instance = lock(caller, instanceId);
        if (!instance.regionId.equals(regionId)) {
            throw Resources.notFound(Instance.class);
        }
        return instance;
    }

    private static boolean isThere(Instance instance) {
        return instance.status() != InstanceStatus.RELEASING;
    }
}
