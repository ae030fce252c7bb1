package dev.skystage.controlplane.resources.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.persistence.provisioninggroup.ProvisioningGroup;
import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.clock.Ids;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps groups at their capacity. A group runs when it is made, or when it becomes valid. One that maintains its
 * capacity runs again when it loses an instance ({@link GroupLosses}), and every hour while something is missing. At
 * its end it may release its instances.
 */
@Component
public record GroupRuns(
        ProvisioningGroups groups,
        Launches launches,
        GroupMembers members,
        GroupHistory history,
        EntityManager entities,
        JdbcClient jdbc,
        Ids ids)
        implements Reconciler {
    private static final Duration BETWEEN_TRIES = Duration.ofHours(1);

    @Override
    public String name() {
        return "provisioning-groups";
    }

    /** One group at a time: the locks of two groups would break the order of locks in one transaction. */
    @Override
    public void reconcile(Instant now) {
        jdbc.sql("select id from provisioning_group where next_run_at <= ? order by next_run_at, id limit 1"
                        + " for no key update skip locked")
                .param(Timestamp.from(now))
                .query(String.class)
                .optional()
                .map(id -> entities.find(ProvisioningGroup.class, id))
                .ifPresent(group -> run(group, maker(group), now));
    }

    /** The caller as whom a group runs later: the one that made it. */
    private Caller maker(ProvisioningGroup group) {
        return new Caller(group.accountId, "", group.maker, ids.requestId())
                .calling(Product.ECS, "CreateAutoProvisioningGroup");
    }

    @Override
    public String nextDue() {
        return "select min(next_run_at) from provisioning_group where next_run_at is not null";
    }

    /** Does what is due for a locked group, and sets when it is looked at next. */
    public void run(ProvisioningGroup group, Caller caller, Instant now) {
        var settings = groups.settings(group);
        if (settings.term().isOver(now)) {
            if (settings.term().terminateWithExpiration()) {
                members.release(group.id, null, name());
            }
            group.nextRunAt = null;
        } else if (settings.term().hasBegun(now)) {
            launchMissing(group, settings, caller);
            group.nextRunAt = group.type.equals("maintain") && isLacking(group.id, settings)
                    ? earlier(now.plus(BETWEEN_TRIES), settings.term().validUntil())
                    : settings.term().validUntil();
        } else {
            group.nextRunAt = settings.term().validFrom();
        }
    }

    private boolean isLacking(String groupId, GroupSettings settings) {
        var there = members.capacity(groupId);
        return settings.target().of(false).compareTo(there.getOrDefault(false, BigDecimal.ZERO)) > 0
                || settings.target().of(true).compareTo(there.getOrDefault(true, BigDecimal.ZERO)) > 0;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private void launchMissing(ProvisioningGroup group, GroupSettings settings, Caller caller) {
        members.forgetGone(group.id);
        var there = members.capacity(group.id);
        var payAsYouGo = settings.target().of(false).subtract(there.getOrDefault(false, BigDecimal.ZERO));
        var spot = settings.target().of(true).subtract(there.getOrDefault(true, BigDecimal.ZERO));
        if (payAsYouGo.signum() > 0 || spot.signum() > 0) {
            launch(group.id, group.regionId, settings, payAsYouGo, spot, caller);
        }
        if (settings.strategy().excess().equals("termination") && (payAsYouGo.signum() < 0 || spot.signum() < 0)) {
            members.release(group.id, Map.of(false, payAsYouGo.negate(), true, spot.negate()), name());
        }
    }

    /** Launches what a group of the type instant asks for; less is enough if its minimum is reached. */
    public List<LaunchResult> deliver(String groupId, String regionId, GroupSettings settings, Caller caller) {
        var target = settings.target();
        var results = launches.launch(settings, target.of(false), target.of(true), groupId, caller, regionId);
        var total = members.capacity(groupId).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        check(target.least() == null || total.compareTo(target.least()) >= 0, "OperationDenied.NoStock");
        members.forget(groupId);
        return results;
    }

    /** Launches so much and stores the results in the history. */
    private List<LaunchResult> launch(
            String groupId,
            String regionId,
            GroupSettings settings,
            BigDecimal payAsYouGo,
            BigDecimal spot,
            Caller caller) {
        List<LaunchResult> results;
        try {
            results = launches.launch(
                    settings, payAsYouGo.max(BigDecimal.ZERO), spot.max(BigDecimal.ZERO), groupId, caller, regionId);
        } catch (ApiException refusal) {
            // the template is gone, or names what the maker may not use: nothing can be launched until that changes
            if (!refusal.code().startsWith("InvalidLaunchTemplate")
                    && !refusal.code().equals("Forbidden.RAM")) {
                throw refusal;
            }
            results = List.of(new LaunchResult("", "", "", 0, List.of(), refusal.code(), refusal.getMessage()));
        }
        history.add(groupId, results);
        return results;
    }

    /** Ends a group, if wanted with its instances; its history can still be read. */
    public void delete(ProvisioningGroup group, boolean terminate, Instant now) {
        if (terminate) {
            members.release(group.id, null, name());
        }
        history.forget(group.id);
        members.recordDeletion(group, now);
    }
}
