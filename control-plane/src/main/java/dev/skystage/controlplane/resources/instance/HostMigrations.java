package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.task.Tasks;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves instances to dedicated hosts of their owner. */
@Component
public record HostMigrations(
        Relocations relocations,
        DedicatedHosts hosts,
        TypeChanges types,
        InstanceLifecycle lifecycle,
        SystemEvents events,
        Tasks tasks) {
    /**
     * Moves a locked instance, or refuses. A stopped one is started there.
     *
     * @param host null for any that is open to instances which name no host
     * @param type the instance type it gets by that, null to keep its own
     * @param live whether it may run meanwhile
     */
    public void migrate(
            Instance instance, @Nullable DedicatedHost host, @Nullable InstanceType type, boolean live, String cause) {
        checkCanLeave(instance, live);
        var family = type == null ? instance.instanceTypeFamily : type.family();
        if (host != null) {
            hosts.checkFits(host, family, Subscriptions.isSubscription(instance), instance.expiredAt);
        }
        var vcpus = type == null ? 0 : types.retype(instance, type);
        instance.tenancy = "host";
        var where = host == null
                ? hosts.onAny(instance.accountId, instance.regionId)
                : hosts.on(instance.accountId, host.hostId);
        check(relocations.move(instance, where), "OperationDenied.NoStock");
        types.count(instance, vcpus);
        events.moved(List.of(instance.id), cause);
        if (instance.status() == InstanceStatus.STOPPED) {
            lifecycle.fire(instance, InstanceEvent.START, cause);
            tasks.submit(FinishStart.class, instance);
        }
    }

    private static void checkCanLeave(Instance instance, boolean live) {
        check(live || instance.status() == InstanceStatus.STOPPED, "OperationDenied.UnstoppedInstance");
        // an instance that is stopped without charge has no place to leave
        check(!StoppedMode.STOP_CHARGING.equals(instance.stoppedMode), "IncorrectInstanceStatus");
        check(instance.deploymentSetId == null && instance.localStorageAmount == 0, "DeploymentSet.ModificationFailed");
        check(
                instance.tenancy.equals("host")
                        || (!Subscriptions.isSubscription(instance)
                                && instance.spotStrategy.equals(SpotStrategy.NO_SPOT.wire())),
                "ChargeTypeViolation");
    }
}
