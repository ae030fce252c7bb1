package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.InstanceStarts;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a pay-as-you-go instance that was shut down because its account owed money. */
@Action(value = "004 §6.2", aliases = "ReActivateInstances")
record ReactivateInstances(
        Instances instances, InstanceStarts starts, Balances balances, SystemEvents events, CloudClock clock) {
    private static final String FINANCIAL = "financial";

    record Request(@NotBlank String instanceId, @Nullable String regionId) {}

    void handle(Request request, Caller caller) {
        var instance = request.regionId() == null
                ? instances.lock(caller, request.instanceId())
                : instances.lockIn(caller, request.regionId(), request.instanceId());
        check(!Subscriptions.isSubscription(instance), "InvalidPayType.NotSupport");
        InstanceOperation.REACTIVATE.check(instance, clock.now());
        check(instance.locks.contains(FINANCIAL), "ReactivateInstances.InstanceStatusNotValid");
        check(!balances.isOverdue(caller.accountId()), "InsufficientBalance");
        var locks = new ArrayList<>(instance.locks);
        locks.remove(FINANCIAL);
        instance.locks = locks;
        instance.overdueSince = null;
        events.avoid(EventType.UNBALANCED_DELETE, List.of(instance.id), caller.requestId());
        starts.by(caller.requestId()).to(instance);
    }
}
