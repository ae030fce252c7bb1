package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.persistence.instance.Instance;
import org.springframework.stereotype.Component;

/** Places for instances that have none, or whose host has failed. */
@Component
record NewPlaces(Relocations relocations, PublicAddresses publicAddresses) {
    /** Whether it was stopped without charge. */
    static boolean costsNothing(Instance instance) {
        return StoppedMode.STOP_CHARGING.equals(instance.stoppedMode);
    }

    /** Gives one that has no place, or whose host has failed, another; OperationDenied.NoStock. */
    void find(Instance instance) {
        var free = costsNothing(instance);
        // the host has failed and the data are on its disks
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
