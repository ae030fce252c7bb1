package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.placement.PlacementRequest;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides about the place of an existing instance; of instances that agree in it the places are found at once.
 *
 * @param memoryMib MiB
 * @param localDisksGib GiB of local disks, 0 without
 * @param together whether the deployment set wants its instances close to each other instead of apart
 * @param where which hosts may be taken
 */
record PlaceKind(
        String accountId,
        String regionId,
        String zoneId,
        String instanceType,
        String family,
        int vcpus,
        long memoryMib,
        int gpus,
        long localDisksGib,
        @Nullable String deploymentSetId,
        boolean together,
        Where where) {
    static PlaceKind of(Instance instance, @Nullable String deploymentSetId, boolean together, Where where) {
        return new PlaceKind(
                instance.accountId,
                instance.regionId,
                instance.zoneId,
                instance.instanceType,
                instance.instanceTypeFamily,
                instance.cpu,
                instance.memoryMib,
                instance.gpuAmount,
                (long) instance.localStorageAmount * instance.localStorageGib,
                deploymentSetId,
                together,
                where);
    }

    /** The same without the deployment set. */
    PlaceKind alone() {
        return new PlaceKind(
                accountId,
                regionId,
                zoneId,
                instanceType,
                family,
                vcpus,
                memoryMib,
                gpus,
                localDisksGib,
                null,
                false,
                where);
    }

    /** Asks for a place for each of these instances. */
    PlacementRequest request(List<String> instanceIds) {
        return new PlacementRequest(
                instanceIds,
                List.of(zoneId),
                accountId,
                regionId,
                instanceType,
                family,
                vcpus,
                memoryMib,
                gpus,
                localDisksGib,
                deploymentSetId,
                together,
                where);
    }
}
