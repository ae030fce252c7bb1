package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Releases instances that are locked for it: for callers one by one, for the cloud itself in bulk. */
@Component
public record InstanceReleases(
        InstanceRows rows, InstanceLifecycle lifecycle, Tasks tasks, InstanceTasks bulk, CloudClock clock) {
    /**
     * Releases an instance as its owner asks.
     *
     * @param force also while it runs
     */
    public void release(Instance instance, boolean force, String cause) {
        check(!instance.deletionProtection, "InvalidOperation.DeletionProtection", instance.id);
        check(
                !Subscriptions.isSubscription(instance) || Subscriptions.expired(instance, clock.now()),
                "ChargeTypeViolation");
        (force ? InstanceOperation.RELEASE_BY_FORCE : InstanceOperation.RELEASE).check(instance, clock.now());
        instance.autoReleaseAt = null;
        lifecycle.fire(instance, InstanceEvent.RELEASE, cause);
        tasks.submit(ReleaseInstance.class, instance.accountId, instance.regionId, instance.id);
    }

    /** Releases instances whose time has come, in whatever status; protection is no hindrance. */
    public void release(Collection<StatusRow<InstanceStatus>> due, String cause) {
        lifecycle.fire(due, InstanceEvent.RELEASE, cause);
        rows.writeReleasing(due);
        bulk.submit(ReleaseInstance.class, due);
    }
}
