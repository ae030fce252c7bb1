package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Releases instances, for their owners and for the cloud itself. */
@Component
public record InstanceReleases(
        InstanceRows rows, RouteTables routes, InstanceLifecycle lifecycle, Tasks tasks, CloudClock clock) {
    /**
     * The verb for owners: refuses by status, and also protected instances, subscriptions that have not ended, and next
     * hops of routes.
     *
     * @param force also while it runs
     */
    public InstanceVerb by(String cause, boolean force) {
        var operation = force ? InstanceOperation.RELEASE_BY_FORCE : InstanceOperation.RELEASE;
        return new InstanceVerb() {
            @Override
            public Consumer<Instance> check(Collection<Instance> all) {
                var hops = routes.nextHops(all.stream().map(Instance::id).toList());
                return instance -> {
                    checkOwn(instance);
                    operation.check(instance, clock.now());
                    ApiException.check(!hops.contains(instance.id), "DependencyViolation.RouteEntry");
                };
            }

            @Override
            public void apply(Collection<Instance> passed) {
                passed.forEach(instance -> {
                    instance.autoReleaseAt = null;
                    instance.spotDueAt = null;
                });
                lifecycle.fire(passed, InstanceEvent.RELEASE, cause);
                tasks.submit(ReleaseInstance.class, passed);
            }
        };
    }

    /** Releases instances on the cloud's own account, in any status, even protected ones. */
    public void release(Collection<StatusRow<InstanceStatus>> due, String cause) {
        lifecycle.fire(due, InstanceEvent.RELEASE, cause);
        rows.write(due, clock.now());
        tasks.submit(ReleaseInstance.class, due);
    }

    private void checkOwn(Instance instance) {
        check(!instance.deletionProtection, "InvalidOperation.DeletionProtection", instance.id);
        check(
                !Subscriptions.isSubscription(instance) || Subscriptions.expired(instance, clock.now()),
                "ChargeTypeViolation");
    }
}
