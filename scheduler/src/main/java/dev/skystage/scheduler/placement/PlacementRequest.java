package dev.skystage.scheduler.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a place for each of some instances of one type.
 *
 * @param zoneIds zones to try, in order of preference; all instances go to one zone
 * @param family instance type family, e.g. {@code ecs.g6}: only hosts that serve it are candidates
 * @param deploymentSetId the set they belong to: strict spread, at most one instance of the set per host
 * @param together instead of spread: all instances of the set in one cluster, on as few hosts as it takes
 */
public record PlacementRequest(
        List<String> instanceIds,
        List<String> zoneIds,
        String family,
        int vcpus,
        long memoryMib,
        int gpus,
        long localDisksGib,
        @Nullable String deploymentSetId,
        boolean together) {
    public PlacementRequest(
            List<String> instanceIds,
            List<String> zoneIds,
            String family,
            int vcpus,
            long memoryMib,
            int gpus,
            long localDisksGib,
            @Nullable String deploymentSetId) {
        this(instanceIds, zoneIds, family, vcpus, memoryMib, gpus, localDisksGib, deploymentSetId, false);
    }
}
