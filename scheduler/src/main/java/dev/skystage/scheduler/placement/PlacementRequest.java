package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.trouble.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a place for each of some instances of one size. Two requests whose lists of instances are empty are equal if
 * their instances could be placed together.
 *
 * @param zoneIds zones to try, in order of preference; all instances go to one zone
 * @param spread how they are spread with the others of their deployment set
 * @param where which hosts may be used at all
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
     * @param family instance type family, such as {@code ecs.g6}: only hosts that serve it are candidates
     */
    public record Size(String instanceType, String family, Capacity need) {}

    /**
     * How the instances of a deployment set are spread.
     *
     * @param deploymentSetId null for instances of no set
     * @param together all in one cluster, on as few hosts as possible; otherwise at most one on a host
     */
    public record Spread(@Nullable String deploymentSetId, boolean together) {
        public static final Spread NONE = new Spread(null, false);

        /** Whether no two of them may share a host. */
        boolean isStrict() {
            return deploymentSetId != null && !together;
        }
    }

    /**
     * Which hosts may be used.
     *
     * @param avoided ids of hosts that may not be used
     * @param tenant the account whose own hosts they must be; "" for shared ones
     * @param only ids of the hosts that are allowed; null for any
     */
    public record Where(
            Set<String> avoided, String tenant, @Nullable Set<String> only) {
        /** Any shared host. */
        public static final Where ANYWHERE = new Where(Set.of(), "", null);

        /** The same without these hosts. */
        public Where avoiding(Set<String> hostIds) {
            return new Where(hostIds, tenant, only);
        }
    }

    /** For instances of this size that are in no deployment set, on shared hosts. */
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

    /** What rules of trouble see of the request. */
    Subject subject() {
        return Subject.ofReservation(
                accountId, regionId, new HashSet<>(zoneIds), new HashSet<>(instanceIds), size.instanceType());
    }
}
