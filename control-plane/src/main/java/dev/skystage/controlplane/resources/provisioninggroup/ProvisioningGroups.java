package dev.skystage.controlplane.resources.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.InstanceReleases;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.provisioninggroup.ProvisioningGroup;
import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps groups at their capacity. A group runs when it is made, or when it becomes valid; one that maintains its capacity
 * runs again when it loses an instance ({@link GroupLosses}), and tries every hour while something is missing; at its end
 * it may take its instances with it.
 */
@Component
public record ProvisioningGroups(
        Resources resources,
        Launches launches,
        InstanceReleases releases,
        InstanceRows instances,
        EntityManager entities,
        JdbcClient jdbc,
        CloudClock clock,
        Ids ids,
        JsonMapper json)
        implements Reconciler {
    private static final Duration BETWEEN_TRIES = Duration.ofHours(1);

    private record Capacity(boolean spot, BigDecimal capacity) {}

    @Override
    public String name() {
        return "provisioning-groups";
    }

    /** One group, as a transaction keeps one order of locks: its instances lock what the next group's would need first. */
    @Override
    public void reconcile(Instant now) {
        jdbc.sql("select id from provisioning_group where next_run_at <= ? order by next_run_at, id limit 1"
                        + " for no key update skip locked")
                .param(Timestamp.from(now))
                .query(String.class)
                .optional()
                .map(id -> entities.find(ProvisioningGroup.class, id))
                .ifPresent(group -> run(group, new Caller(group.accountId, "", "root", ids.requestId()), now));
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select min(next_run_at) from provisioning_group where next_run_at is not null")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** The group as it is now. */
    public ProvisioningGroup find(Caller caller, String regionId, String id) {
        return resources
                .find(ProvisioningGroup.class, caller, id)
                .filter(group -> group.regionId.equals(regionId))
                .orElseThrow(() -> Resources.notFound(ProvisioningGroup.class));
    }

    /** The group, locked against change. */
    public ProvisioningGroup lock(Caller caller, String regionId, String id) {
        return resources.lock(ProvisioningGroup.class, caller, regionId, id);
    }

    /** The group, locked by one who deletes it. */
    public ProvisioningGroup lockToDelete(Caller caller, String regionId, String id) {
        return resources.lockToDelete(ProvisioningGroup.class, caller, regionId, id);
    }

    /** What the group was told. */
    public GroupSettings settings(ProvisioningGroup group) {
        return json.readValue(group.settings, GroupSettings.class);
    }

    /** Keeps what a group is told; passwords are not kept. */
    public void write(ProvisioningGroup group, GroupSettings settings) {
        var configuration = settings.launchConfiguration();
        group.settings = json.writeValueAsString(new GroupSettings(
                settings.target(),
                settings.strategy(),
                settings.term(),
                settings.launchTemplateId(),
                settings.launchTemplateVersion(),
                configuration == null ? null : configuration.withoutPassword(),
                settings.diskCategories(),
                settings.pools()));
    }

    /** Does what is to be done for a locked group now, and says when it is next looked at. */
    public void run(ProvisioningGroup group, Caller caller, Instant now) {
        var settings = settings(group);
        if (settings.term().isOver(now)) {
            if (settings.term().terminateWithExpiration()) {
                release(group.id, null);
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
        var there = capacity(groupId);
        return settings.target().of(false).compareTo(there.getOrDefault(false, BigDecimal.ZERO)) > 0
                || settings.target().of(true).compareTo(there.getOrDefault(true, BigDecimal.ZERO)) > 0;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    private void launchMissing(ProvisioningGroup group, GroupSettings settings, Caller caller) {
        jdbc.sql("delete from provisioning_group_instance p where group_id = ?"
                        + " and not exists (select from instance i where i.id = p.instance_id)")
                .param(group.id)
                .update();
        var there = capacity(group.id);
        var payAsYouGo = settings.target().of(false).subtract(there.getOrDefault(false, BigDecimal.ZERO));
        var spot = settings.target().of(true).subtract(there.getOrDefault(true, BigDecimal.ZERO));
        if (payAsYouGo.signum() > 0 || spot.signum() > 0) {
            launch(group.id, group.regionId, settings, payAsYouGo, spot, caller);
        }
        if (settings.strategy().excess().equals("termination") && (payAsYouGo.signum() < 0 || spot.signum() < 0)) {
            release(group.id, Map.of(false, payAsYouGo.negate(), true, spot.negate()));
        }
    }

    /** Delivers what a group that is no more than an order asks for, or what there is of it if that will do. */
    public List<LaunchResult> deliver(String groupId, String regionId, GroupSettings settings, Caller caller) {
        var target = settings.target();
        var results = launches.launch(settings, target.of(false), target.of(true), groupId, caller, regionId);
        var total = capacity(groupId).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        check(target.least() == null || total.compareTo(target.least()) >= 0, "OperationDenied.NoStock");
        forget(groupId);
        return results;
    }

    /** Launches so much and keeps in the history what came of it. */
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
        } catch (ApiException missing) {
            // the template is gone: nothing can be made until the group is changed
            if (!missing.code().startsWith("InvalidLaunchTemplate")) {
                throw missing;
            }
            results = List.of(new LaunchResult("", "", "", 0, List.of(), missing.code(), missing.getMessage()));
        }
        record(groupId, results);
        return results;
    }

    private void record(String groupId, List<LaunchResult> results) {
        var had = results.stream().anyMatch(result -> result.amount() > 0);
        var failed = results.stream().anyMatch(result -> result.errorCode() != null);
        var status = !failed ? "success" : had ? "partSuccess" : "failed";
        var details = results.stream().map(Activity::of).toList();
        jdbc.sql("insert into provisioning_group_activity (id, group_id, status, started_at, details)"
                        + " values (?, ?, ?, ?, ?::jsonb)")
                .params(
                        ids.next("apg-task"),
                        groupId,
                        status,
                        Timestamp.from(clock.now()),
                        json.writeValueAsString(details))
                .update();
    }

    /** How much capacity is there, by whether it is preemptible. */
    private Map<Boolean, BigDecimal> capacity(String groupId) {
        return jdbc.sql("""
                        select p.spot, sum(p.weight) as capacity
                        from provisioning_group_instance p join instance i on i.id = p.instance_id
                        where p.group_id = ? and i.status <> 'RELEASING' group by 1
                        """).param(groupId).query(Capacity.class).list().stream()
                .collect(Collectors.toMap(Capacity::spot, Capacity::capacity));
    }

    /** The group's instances that are there, the newest first. */
    public List<String> members(String groupId) {
        return jdbc.sql("""
                        select i.id from provisioning_group_instance p join instance i on i.id = p.instance_id
                        where p.group_id = ? and i.status <> 'RELEASING' order by i.id desc
                        """).param(groupId).query(String.class).list();
    }

    /** One run of a group; the details are {@link Activity} in JSON. */
    public record Run(String id, String status, Timestamp startedAt, String details) {}

    /** What the group has done between these times, the newest first. */
    public List<Run> history(String groupId, @Nullable Instant from, @Nullable Instant to) {
        return jdbc.sql("""
                        select id, status, started_at, details::text as details from provisioning_group_activity
                        where group_id = :id
                          and started_at between coalesce(:from::timestamptz, '-infinity')
                              and coalesce(:to::timestamptz, 'infinity')
                        order by id desc
                        """)
                .param("id", groupId)
                .param("from", from == null ? null : from.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", to == null ? null : to.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .query(Run.class)
                .list();
    }

    /** The steps of a run. */
    public List<Activity> details(Run run) {
        return List.of(json.readValue(run.details, Activity[].class));
    }

    /** Removes a group, with its instances if they are to go. */
    public void delete(ProvisioningGroup group, boolean terminate) {
        if (terminate) {
            release(group.id, null);
        }
        forget(group.id);
        jdbc.sql("delete from provisioning_group_activity where group_id = ?")
                .param(group.id)
                .update();
    }

    private void forget(String groupId) {
        jdbc.sql("delete from provisioning_group_instance where group_id = ?")
                .param(groupId)
                .update();
    }

    private record Member(String id, BigDecimal weight, boolean spot) {}

    /** Releases the newest instances up to so much capacity by kind, or all. */
    private void release(String groupId, @Nullable Map<Boolean, BigDecimal> excess) {
        var members = jdbc.sql("""
                        select i.id, p.weight, p.spot
                        from provisioning_group_instance p join instance i on i.id = p.instance_id
                        where p.group_id = ? and i.status not in ('RELEASING', 'PENDING') order by i.id desc
                        """).param(groupId).query(Member.class).list();
        var going = new ArrayList<String>();
        for (var spot : List.of(true, false)) {
            var left = excess == null ? null : excess.getOrDefault(spot, BigDecimal.ZERO);
            for (var member : members) {
                if (member.spot == spot && (left == null || left.compareTo(member.weight) >= 0)) {
                    going.add(member.id);
                    left = left == null ? null : left.subtract(member.weight);
                }
            }
        }
        var rows = instances.lock(going).stream()
                .filter(row -> row.status() != InstanceStatus.RELEASING)
                .toList();
        if (!rows.isEmpty()) {
            releases.release(rows, name());
        }
    }
}
