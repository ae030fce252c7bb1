package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.trouble.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a place for each of some instances of one size. Two requests without instances are equal if instances of both
 * could be placed at once.
 *
 * @param zoneIds zones to try, in order of preference; all instances go to one zone
 * @param spread how they stand to others of their deployment set
 * @param where which hosts may be taken at all
 */
public record PlacementRequest(
        List<String> instanceIds,
        String accountId,
        String regionId,
        List<String> zoneIds,
        Size size,
        Spread spread,
        Where where) {
    /**
     * How large an instance is.
     *
     * @param family instance type family, e.g. {@code ecs.g6}: only hosts that serve it are candidates
     */
    public record Size(String instanceType, String family, Capacity need) {}

    /**
     * How the instances of a deployment set stand to each other.
     *
     * @param deploymentSetId null for instances of no set
     * @param together all of them in one cluster, on as few hosts as it takes; else at most one on a host
     */
    public record Spread(@Nullable String deploymentSetId, boolean together) {
        public static final Spread NONE = new Spread(null, false);

        /** Whether no two of them may share a host. */
        boolean isStrict() {
            return deploymentSetId != null && !together;
        }
    }

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

    /** For instances of this size that are in no deployment set, on hosts that accounts share. */
    public static PlacementRequest of(String accountId, String regionId, List<String> zoneIds, Size size) {
        return new PlacementRequest(List.of(), accountId, regionId, zoneIds, size, Spread.NONE, Where.ANYWHERE);
    }

    /** The same for these instances. */
    public PlacementRequest of(List<String> ids) {
        return new PlacementRequest(ids, accountId, regionId, zoneIds, size, spread, where);
    }

    /** The same for instances of a deployment set. */
    public PlacementRequest in(Spread set) {
        return new PlacementRequest(instanceIds, accountId, regionId, zoneIds, size, set, where);
    }

    /** The same for instances of no deployment set. */
    public PlacementRequest alone() {
        return in(Spread.NONE);
    }

    /** The same on other hosts. */
    public PlacementRequest at(Where elsewhere) {
        return new PlacementRequest(instanceIds, accountId, regionId, zoneIds, size, spread, elsewhere);
    }

    /** What rules of trouble see of it. */
    Subject subject() {
        return Subject.ofReservation(
                accountId, regionId, new HashSet<>(zoneIds), new HashSet<>(instanceIds), size.instanceType());
    }
}
