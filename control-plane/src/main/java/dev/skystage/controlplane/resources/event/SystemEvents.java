package dev.skystage.controlplane.resources.event;

import static java.util.stream.Collectors.groupingBy;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.persistence.Owned;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.event.EventRows;
import dev.skystage.persistence.event.EventRows.Rehearsed;
import dev.skystage.persistence.event.EventStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the events of instances, in bulk. */
@Component
public record SystemEvents(
        JdbcClient jdbc, Pages pages, EventRows rows, EventLifecycle lifecycle, Ids ids, CloudClock clock) {
    /** Events that ended longer ago than this are not shown any more. */
    private static final Duration SHOWN = Duration.ofDays(7);

    private static final Set<EventStatus> TO_COME = EnumSet.of(EventStatus.SCHEDULED, EventStatus.INQUIRING);
    private static final Set<EventStatus> OPEN =
            EnumSet.of(EventStatus.SCHEDULED, EventStatus.INQUIRING, EventStatus.EXECUTING);

    /** Plans an event at this time for each of the instances; returns their ids, in the order of the instances. */
    public List<String> plan(EventType type, String reason, Instant notBefore, List<? extends Owned> instances) {
        return insert(type, reason, instance -> notBefore, false, instances);
    }

    /** Plans an event for each of the instances, each at its own time. */
    public <T extends Owned> List<String> plan(
            EventType type, String reason, Function<T, Instant> notBefore, List<T> instances) {
        return insert(type, reason, notBefore, false, instances);
    }

    /** Makes an event that begins now for each of the instances. */
    public void begin(EventType type, String reason, List<? extends Owned> instances) {
        turn(rows.lock(plan(type, reason, clock.now(), instances)), type.wire(), EventTurn.EXECUTE);
    }

    /** Makes an event for each of the instances which its owner must agree to. */
    public List<String> inquire(EventType type, String reason, List<? extends Owned> instances) {
        var made = plan(type, reason, clock.now(), instances);
        turn(rows.lock(made), type.wire(), EventTurn.INQUIRE);
        return made;
    }

    /** Begins the events of the type that are planned for these instances; those that have none get one. */
    public void carryOut(EventType type, String reason, List<? extends Owned> instances) {
        var byId = instances.stream().collect(Collectors.toMap(Owned::id, instance -> instance));
        var planned = rows.lockOf(byId.keySet(), List.of(type.wire()), Set.of(EventStatus.SCHEDULED), Rehearsed.NONE);
        turn(planned, type.wire(), EventTurn.EXECUTE);
        var told = of(byId.keySet(), new Filter().and("type = ? and status = 'EXECUTING'", type.wire()))
                .keySet();
        begin(
                type,
                reason,
                instances.stream()
                        .filter(instance -> !told.contains(instance.id()))
                        .toList());
    }

    /** Plans a rehearsal for each of the instances: its event is shown, and nothing else happens. */
    public List<String> simulate(EventType type, Instant notBefore, List<? extends Owned> instances) {
        return insert(type, "", instance -> notBefore, true, instances);
    }

    private <T extends Owned> List<String> insert(
            EventType type, String reason, Function<T, Instant> notBefore, boolean simulated, List<T> instances) {
        if (instances.isEmpty()) {
            return List.of();
        }
        var made = instances.stream().map(instance -> ids.next("e")).toList();
        jdbc.sql("""
                        insert into system_event (id, account_id, region_id, instance_id, type, status, reason, published_at,
                            not_before, simulated)
                        select id, account_id, region_id, instance_id, ?, 'SCHEDULED', ?, ?, not_before, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                            x(id, account_id, region_id, instance_id, not_before)
                        """)
                .params(type.wire(), reason, Timestamp.from(clock.now()), simulated)
                .param(made.toArray(String[]::new))
                .param(instances.stream().map(Owned::accountId).toArray(String[]::new))
                .param(instances.stream().map(Owned::regionId).toArray(String[]::new))
                .param(instances.stream().map(Owned::id).toArray(String[]::new))
                .param(instances.stream().map(notBefore).map(Timestamp::from).toArray(Timestamp[]::new))
                .update();
        lifecycle.begin(rows.lock(made), type.wire());
        return made;
    }

    /** Fires these on locked events, one after the other; the events are written once. */
    public void turn(List<StatusRow<EventStatus>> locked, String cause, EventTurn... turns) {
        for (var turn : turns) {
            lifecycle.fire(locked, turn, cause);
        }
        rows.write(locked, clock.now());
    }

    /** Ends the events of these types that are being executed on these instances. */
    public void end(List<String> types, Collection<String> instanceIds, EventTurn end) {
        turn(rows.lockOf(instanceIds, types, Set.of(EventStatus.EXECUTING), Rehearsed.NONE), end.name(), end);
    }

    /** Completes at once the event that was planned for each of these instances. */
    public void complete(EventType type, Collection<String> instanceIds) {
        turn(
                rows.lockOf(instanceIds, List.of(type.wire()), Set.of(EventStatus.SCHEDULED), Rehearsed.NONE),
                type.wire(),
                EventTurn.EXECUTE,
                EventTurn.SUCCEED);
    }

    /** Avoids the events of these types that are to come for these instances: nothing is left for them to do. */
    void avoid(List<String> types, Collection<String> instanceIds, String cause) {
        turn(rows.lockOf(instanceIds, types, TO_COME, Rehearsed.MAINTENANCE), cause, EventTurn.AVOID);
    }

    /** These instances are on other hosts now: avoids the events that were to move them. */
    public void moved(Collection<String> instanceIds, String cause) {
        avoid(EventType.with(EventType.Effect.REBOOT, EventType.Effect.REDEPLOY), instanceIds, cause);
    }

    /** Avoids events of the type that are to come, because the owner of these instances has acted. */
    public void avoid(EventType type, Collection<String> instanceIds, String cause) {
        avoid(List.of(type.wire()), instanceIds, cause);
    }

    /** Cancels all events to come, except those of these types: nothing else can happen to these instances any more. */
    void cancelAllBut(List<String> types, Collection<String> instanceIds) {
        var others = Arrays.stream(EventType.values())
                .map(EventType::wire)
                .filter(type -> !types.contains(type))
                .toList();
        turn(rows.lockOf(instanceIds, others, OPEN, Rehearsed.ALL), "release", EventTurn.CANCEL);
    }

    /** Whether an event is to come that a move to another host would avoid. An instance without a place cannot move. */
    public boolean isRedeployable(String instanceId) {
        return jdbc.sql("""
                        select exists (
                            select from system_event e join allocation a on a.instance_id = e.instance_id
                            where e.instance_id = ? and e.finished_at is null and not e.simulated
                              and e.type in ('SystemMaintenance.Reboot', 'SystemMaintenance.Redeploy', 'SystemFailure.Redeploy')
                              and e.status in ('SCHEDULED', 'INQUIRING'))
                        """).param(instanceId).query(Boolean.class).single();
    }

    /** Accepts a locked event for its owner: it happens now. */
    public void accept(StatusRow<EventStatus> event, String cause) {
        turn(List.of(event), cause, EventTurn.ACCEPT);
        jdbc.sql("update system_event set not_before = ? where id = ?")
                .params(Timestamp.from(clock.now()), event.id())
                .update();
    }

    /** How many simulated events of the account in the region are still to come. */
    public int simulated(String accountId, String regionId) {
        return jdbc.sql("""
                        select count(*) from system_event
                        where account_id = ? and region_id = ? and simulated and status = 'SCHEDULED'
                        """).params(accountId, regionId).query(Integer.class).single();
    }

    /** Events of any account. */
    public List<SystemEvent> find(Collection<String> eventIds) {
        return pages.all(SystemEvent.EVENTS, new Filter().in("id", eventIds));
    }

    /** Events of the caller's in the region; those that are missing are left out. */
    public List<SystemEvent> find(Caller caller, String regionId, Collection<String> eventIds) {
        return pages.all(SystemEvent.EVENTS, Filter.of(caller, regionId).in("id", eventIds));
    }

    /** A page of the events that have not ended, however long they are known, and of those of the last week. */
    public Paging.Page<SystemEvent> read(Caller caller, String regionId, Filter conditions, Paging paging) {
        var recent = new Filter()
                .and(
                        "(published_at >= ? or finished_at is null)",
                        Timestamp.from(clock.now().minus(SHOWN)));
        return pages.read(
                SystemEvent.EVENTS, Query.of(caller, regionId).where(recent).where(conditions), paging);
    }

    /** The events of instances that meet the conditions, by instance. */
    public Map<String, List<SystemEvent>> of(Collection<String> instanceIds, Filter conditions) {
        return instanceIds.isEmpty()
                ? Map.of()
                : pages
                        .all(
                                SystemEvent.EVENTS,
                                new Filter().in("instance_id", instanceIds).and(conditions))
                        .stream()
                        .collect(groupingBy(SystemEvent::instanceId));
    }
}
