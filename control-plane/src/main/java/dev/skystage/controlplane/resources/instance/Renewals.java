package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How subscriptions go on when their period ends. */
@Component
public record Renewals(Instances instances, CloudClock clock) {
    /** Renewed by itself. */
    public static final String AUTO_RENEWAL = "AutoRenewal";

    /** Renewed when its owner does it. */
    public static final String NORMAL = "Normal";

    /** Not to be renewed: its owner is not reminded either. */
    public static final String NOT_RENEWAL = "NotRenewal";

    public static final Set<String> STATUSES = Set.of(AUTO_RENEWAL, NORMAL, NOT_RENEWAL);

    /** How long an automatic renewal may be, by its unit. */
    public static final Map<String, Set<Integer>> DURATIONS =
            Map.of(Periods.MONTH, Set.of(1, 2, 3, 6, 12), Periods.YEAR, Set.of(1, 2, 3));

    /** Refuses unless all are subscriptions of the region that have not ended. */
    public void check(Caller caller, String regionId, List<String> ids) {
        check(instances.findPresent(caller, regionId, ids), ids);
    }

    /** Locks subscriptions of the region; refuses unless all are, and none has ended. */
    public List<Instance> lock(Caller caller, String regionId, List<String> ids) {
        var found = instances.lockPresent(caller, regionId, ids);
        check(found, ids);
        return found;
    }

    private void check(List<Instance> found, List<String> ids) {
        ApiException.check(found.size() == Set.copyOf(ids).size(), "InvalidParameter.InvalidInstanceId");
        for (var instance : found) {
            ApiException.check(Subscriptions.isSubscription(instance), "ChargeTypeViolation");
            ApiException.check(!Subscriptions.expired(instance, clock.now()), "IncorrectInstanceStatus");
        }
    }
}
