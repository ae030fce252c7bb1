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

/** What happens to subscriptions when their period ends. */
@Component
public record Renewals(Instances instances, CloudClock clock) {
    /** It renews itself. */
    public static final String AUTO_RENEWAL = "AutoRenewal";

    /** Its owner has to renew it. */
    public static final String NORMAL = "Normal";

    /** It is not to be renewed, and its owner is not reminded. */
    public static final String NOT_RENEWAL = "NotRenewal";

    public static final Set<String> STATUSES = Set.of(AUTO_RENEWAL, NORMAL, NOT_RENEWAL);

    /** The lengths that an automatic renewal may have, by unit. */
    public static final Map<String, Set<Integer>> DURATIONS = Map.of(
            Periods.WEEK, Set.of(1, 2, 3),
            Periods.MONTH, Set.of(1, 2, 3, 6, 12),
            Periods.YEAR, Set.of(1, 2, 3));

    /** Refuses unless all are subscriptions of the region that have not ended. */
    public void check(Caller caller, String regionId, List<String> ids) {
        check(instances.findPresent(caller, regionId, ids), ids);
    }

    /** Locks these instances of the region. Refuses unless all are subscriptions and none has ended. */
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
