package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.controlplane.resources.instance.FinishStart;
import dev.skystage.controlplane.resources.instance.InstanceDisks;
import dev.skystage.controlplane.resources.instance.InstanceEvent;
import dev.skystage.controlplane.resources.instance.InstanceLifecycle;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.StoppedMode;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.placement.PlacementRequest;
import dev.skystage.scheduler.task.Tasks;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a stopped instance. One that was stopped without charge must find a place again. */
@Action("004 §6.6")
record StartInstance(
        Instances instances,
        InstanceLifecycle lifecycle,
        InstanceDisks disks,
        Placement placement,
        PublicAddresses publicAddresses,
        Tasks tasks,
        CloudClock clock) {
    /** InitLocalDisk restores simulated local disks, which never break: it is accepted and changes nothing. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean initLocalDisk,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        var instance = instances.lock(caller, request.instanceId());
        check(!instance.locks.contains("security"), "InstanceLockedForSecurity");
        check(instance.status() != InstanceStatus.PENDING, "InstanceNotReady");
        check(instance.status() == InstanceStatus.STOPPED, "IncorrectInstanceStatus");
        check(!instance.locks.contains("financial") && !Subscriptions.expired(instance, clock), "InstanceExpired");
        check(disks.healthy(instance.id), "DiskError");
        if (StoppedMode.STOP_CHARGING.equals(instance.stoppedMode)) {
            findPlace(instance);
        }
        lifecycle.fire(instance, InstanceEvent.START, caller.requestId());
        tasks.submit(FinishStart.class, instance.accountId, instance.regionId, instance.id);
    }

    private void findPlace(Instance instance) {
        var places = placement.reserve(new PlacementRequest(
                List.of(instance.id),
                List.of(instance.zoneId),
                instance.instanceTypeFamily,
                instance.cpu,
                instance.memoryMib,
                instance.gpuAmount,
                (long) instance.localStorageAmount * instance.localStorageGib,
                instance.deploymentSetId));
        check(!places.isEmpty(), "OperationDenied.NoStock");
        instance.clusterId = places.getFirst().clusterId();
        instance.stoppedMode = StoppedMode.KEEP_CHARGING;
        if (instance.internetMaxBandwidthOut > 0 && instance.publicIp == null) {
            instance.publicIp = publicAddresses.draw(1).getFirst();
        }
    }
}
