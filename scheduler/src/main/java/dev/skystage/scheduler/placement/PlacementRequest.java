package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.trouble.Subject;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a place for each of some instances of one type.
 *
 * @param zoneIds zones to try, in order of preference; all instances go to one zone
 * @param family instance type family, e.g. {@code ecs.g6}: only hosts that serve it are candidates
 * @param deploymentSetId strict spread: at most one instance of the set per host
 */
public record PlacementRequest(
        List<String> instanceIds,
        List<String> zoneIds,
        String accountId,
        String regionId,
        String instanceType,
        String family,
        int vcpus,
        long memoryMib,
        int gpus,
        long localDisksGib,
        @Nullable String deploymentSetId) {
    /** What rules of trouble see of it. */
    Subject subject() {
        return Subject.ofReservation(
                accountId, regionId, new HashSet<>(zoneIds), new HashSet<>(instanceIds), instanceType);
    }
}
