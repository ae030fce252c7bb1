package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.persistence.Owned;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the events of instances, in bulk. */
@Component
public record SystemEvents(JdbcClient jdbc, Pages pages, Ids ids, CloudClock clock) {
    /** Events older than this are not shown any more. */
    private static final Duration SHOWN = Duration.ofDays(7);

    /** An event for each of the instances at this cloud time. */
    public void plan(EventType type, String reason, Instant notBefore, Collection<? extends Owned> instances) {
        insert(type, EventStatus.SCHEDULED, reason, notBefore, instances);
    }

    /** An event that begins now for each of the instances. */
    public void begin(EventType type, String reason, Collection<? extends Owned> instances) {
        insert(type, EventStatus.EXECUTING, reason, clock.now(), instances);
    }

    private void insert(
            EventType type,
            EventStatus status,
            String reason,
            Instant notBefore,
            Collection<? extends Owned> instances) {
        jdbc.sql("""
                        insert into system_event
                            (id, account_id, region_id, instance_id, type, status, reason, published_at, not_before)
                        select id, account_id, region_id, instance_id, ?, ?, ?, ?, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) x(id, account_id, region_id, instance_id)
                        """)
                .params(type.wire(), status.wire(), reason, Timestamp.from(clock.now()), Timestamp.from(notBefore))
                .param(instances.stream().map(instance -> ids.next("e")).toArray(String[]::new))
                .param(instances.stream().map(Owned::accountId).toArray(String[]::new))
                .param(instances.stream().map(Owned::regionId).toArray(String[]::new))
                .param(instances.stream().map(Owned::id).toArray(String[]::new))
                .update();
    }

    /** The events of this type that are under way for these instances have come to their end. */
    public void end(EventType type, Collection<String> instanceIds, EventStatus end) {
        jdbc.sql("update system_event set status = ?, finished_at = ?"
                        + " where instance_id = any(?) and type = ? and finished_at is null")
                .param(end.wire())
                .param(Timestamp.from(clock.now()))
                .param(instanceIds.toArray(String[]::new))
                .param(type.wire())
                .update();
    }

    /** Events that are rehearsed with instances of an account, one for each: they are told, and nothing else happens. */
    public List<String> simulate(
            EventType type, Instant notBefore, List<String> instanceIds, String accountId, String regionId) {
        var made = instanceIds.stream().map(instance -> ids.next("e")).toList();
        jdbc.sql("""
                        insert into system_event
                            (id, account_id, region_id, instance_id, type, status, published_at, not_before, simulated)
                        select id, ?, ?, instance_id, ?, 'Scheduled', ?, ?, true
                        from unnest(?::text[], ?::text[]) x(id, instance_id)
                        """)
                .params(accountId, regionId, type.wire())
                .params(Timestamp.from(clock.now()), Timestamp.from(notBefore))
                .param(made.toArray(String[]::new))
                .param(instanceIds.toArray(String[]::new))
                .update();
        return made;
    }

    /** How many simulated events of the account in the region are still to come. */
    public int simulated(String accountId, String regionId) {
        return jdbc.sql("""
                        select count(*) from system_event
                        where account_id = ? and region_id = ? and simulated and status = 'Scheduled' and not_before > ?
                        """)
                .params(accountId, regionId, Timestamp.from(clock.now()))
                .query(Integer.class)
                .single();
    }

    /** Locks events of the account in the region; those that are missing are left out. */
    public List<SystemEvent> lock(String accountId, String regionId, Collection<String> eventIds) {
        jdbc.sql(
                        "select 1 from system_event where account_id = ? and region_id = ? and id = any(?) order by id for update")
                .params(accountId, regionId)
                .param(eventIds.toArray(String[]::new))
                .query(Integer.class)
                .list();
        return pages.all(
                SystemEvent.EVENTS,
                new Filter()
                        .equal("account_id", accountId)
                        .equal("region_id", regionId)
                        .in("id", eventIds));
    }

    /** Ends locked events before their time. */
    public void cancel(Collection<String> eventIds) {
        jdbc.sql("update system_event set status = 'Canceled', finished_at = ? where id = any(?)")
                .params(Timestamp.from(clock.now()), eventIds.toArray(String[]::new))
                .update();
    }

    /** Rehearsed maintenance is avoided by restarting the instances before its time. */
    void avoid(Collection<String> instanceIds) {
        jdbc.sql("""
                        update system_event set status = 'Avoided', finished_at = ?
                        where instance_id = any(?) and type = 'SystemMaintenance.Reboot' and finished_at is null
                            and simulated and status = 'Scheduled' and not_before > ?
                        """)
                .param(Timestamp.from(clock.now()))
                .param(instanceIds.toArray(String[]::new))
                .param(Timestamp.from(clock.now()))
                .update();
    }

    /** A page of the events of the last week. */
    public Paging.Page<SystemEvent> read(Caller caller, String regionId, Filter conditions, Paging paging) {
        var recent =
                new Filter().and("published_at >= ?", Timestamp.from(clock.now().minus(SHOWN)));
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
                        .collect(Collectors.groupingBy(SystemEvent::instanceId));
    }
}
