package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.trouble.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a place for each of some instances of one type.
 *
 * @param zoneIds zones to try, in order of preference; all instances go to one zone
 * @param family instance type family, e.g. {@code ecs.g6}: only hosts that serve it are candidates
 * @param deploymentSetId the set they belong to: strict spread, at most one instance of the set per host
 * @param together instead of spread: all instances of the set in one cluster, on as few hosts as it takes
 * @param where which hosts may be taken at all
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
        @Nullable String deploymentSetId,
        boolean together,
        Where where) {
    /**
     * Which hosts may be taken.
     *
     * @param avoided ids of hosts that will not do
     * @param tenant the account whose own hosts they must be; "" for those that all accounts share
     * @param only ids of the hosts of which it must be one; null for any
     */
    public record Where(
            Set<String> avoided, String tenant, @Nullable Set<String> only) {
        /** Any host that accounts share. */
        public static final Where ANYWHERE = new Where(Set.of(), "", null);

        /** The same without these hosts. */
        public Where avoiding(Set<String> hostIds) {
            return new Where(hostIds, tenant, only);
        }
    }

    /** On any host that accounts share. */
    public PlacementRequest(
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
            @Nullable String deploymentSetId,
            boolean together) {
        this(
                instanceIds,
                zoneIds,
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
                Where.ANYWHERE);
    }

    /** The same on other hosts. */
    public PlacementRequest at(Where elsewhere) {
        return new PlacementRequest(
                instanceIds,
                zoneIds,
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
                elsewhere);
    }

    /** For instances that need not stand together. */
    public PlacementRequest(
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
        this(
                instanceIds,
                zoneIds,
                accountId,
                regionId,
                instanceType,
                family,
                vcpus,
                memoryMib,
                gpus,
                localDisksGib,
                deploymentSetId,
                false);
    }

    /** What rules of trouble see of it. */
    Subject subject() {
        return Subject.ofReservation(
                accountId, regionId, new HashSet<>(zoneIds), new HashSet<>(instanceIds), instanceType);
    }
}
