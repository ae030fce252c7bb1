package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.placement.PlacementRequest;
import dev.skystage.scheduler.task.Tasks;
import java.util.List;
import org.springframework.stereotype.Component;

/** Starts instances that are locked for it. One that was stopped without charge must find a place again. */
@Component
public record InstanceStarts(
        InstanceLifecycle lifecycle,
        InstanceDisks disks,
        Placement placement,
        PublicAddresses publicAddresses,
        Tasks tasks) {
    /** DiskError while a disk is in the making, OperationDenied.NoStock when there is no room. */
    public void start(Instance instance, String cause) {
        check(disks.healthy(instance.id), "DiskError");
        if (StoppedMode.STOP_CHARGING.equals(instance.stoppedMode)) {
            findPlace(instance);
        }
        lifecycle.fire(instance, InstanceEvent.START, cause);
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
