package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.InstanceEvent;
import dev.skystage.controlplane.resources.instance.InstanceLifecycle;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.ReleaseInstance;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import jakarta.validation.constraints.NotBlank;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Releases a Pay-As-You-Go instance or an expired subscription instance. A security lock does not hinder it (reference
 * §22.3), it only takes all disks along.
 */
@Action("004 §6.9")
record DeleteInstance(Instances instances, InstanceLifecycle lifecycle, Tasks tasks, CloudClock clock) {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Set<InstanceStatus> RELEASABLE = EnumSet.of(InstanceStatus.STOPPED);
    private static final Set<InstanceStatus> RELEASABLE_BY_FORCE =
            EnumSet.of(InstanceStatus.STOPPED, InstanceStatus.STOPPING, InstanceStatus.RUNNING);

    /** TerminateSubscription asks for what this edition does anyway: an expired subscription is released. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean force,
            @Nullable Boolean terminateSubscription,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        check(WELL_FORMED.matcher(request.instanceId()).matches(), "InvalidParameter");
        var instance = instances.lock(caller, request.instanceId());
        check(!instance.deletionProtection, "InvalidOperation.DeletionProtection", instance.id);
        check(!Subscriptions.isSubscription(instance) || Subscriptions.expired(instance, clock), "ChargeTypeViolation");
        check(instance.status() != InstanceStatus.PENDING, "IncorrectInstanceStatus.Initializing");
        check(releasable(instance, request), "IncorrectInstanceStatus");
        instance.autoReleaseAt = null;
        lifecycle.fire(instance, InstanceEvent.RELEASE, caller.requestId());
        tasks.submit(ReleaseInstance.class, instance.accountId, instance.regionId, instance.id);
    }

    private static boolean releasable(Instance instance, Request request) {
        return (Boolean.TRUE.equals(request.force()) ? RELEASABLE_BY_FORCE : RELEASABLE).contains(instance.status());
    }
}
