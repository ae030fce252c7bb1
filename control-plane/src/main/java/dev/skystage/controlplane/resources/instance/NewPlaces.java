package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.placement.Placement;
import java.util.Collection;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Places for instances that have none, or whose host has failed. */
@Component
record NewPlaces(Relocations relocations, Placement placement, PublicAddresses publicAddresses) {
    /** Whether it was stopped without charge, and so has no place. */
    static boolean costsNothing(Instance instance) {
        return StoppedMode.STOP_CHARGING.equals(instance.stoppedMode);
    }

    /** Those that cannot run where they are. */
    Set<String> homeless(Collection<Instance> instances) {
        return placement.homeless(instances.stream().map(Instance::id).toList());
    }

    /** Gives an instance another place if it has none or its host has failed. Refuses with OperationDenied.NoStock. */
    void find(Instance instance) {
        var free = costsNothing(instance);
        // local disks cannot move off the failed host
        ApiException.check(free || instance.localStorageAmount == 0, "OperationDenied.NoStock");
        ApiException.check(relocations.move(instance), "OperationDenied.NoStock");
        if (!free) {
            return;
        }
        instance.stoppedMode = StoppedMode.KEEP_CHARGING;
        if (instance.internetMaxBandwidthOut > 0 && instance.publicIp == null) {
            instance.publicIp = publicAddresses.draw(1).stream().findFirst().orElse(null);
        }
    }
}
