package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.event.DiskEvents;
import dev.skystage.controlplane.resources.event.EventOrders;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.scheduler.clock.CloudClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * System events of all accounts that have not ended. An operator can order some, which really happen, and cancel them.
 */
@Component
@Endpoint(id = "events")
@Transactional
class EventsEndpoint {
    private static final Duration LATEST = Duration.ofDays(3650);

    private final JdbcClient jdbc;
    private final EventOrders orders;
    private final DiskEvents diskEvents;
    private final CloudClock clock;

    EventsEndpoint(JdbcClient jdbc, EventOrders orders, DiskEvents diskEvents, CloudClock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.diskEvents = diskEvents;
        this.clock = clock;
    }

    record Event(
            String id,
            String accountId,
            String regionId,
            String instanceId,
            String type,
            String status,
            boolean simulated,
            Instant notBefore) {}

    @ReadOperation
    Page<Event> all(@Nullable String after, @Nullable Integer limit) {
        var size = Page.limit(limit);
        var rows = jdbc.sql("""
                        select id, account_id, region_id, instance_id, type, status, simulated, not_before from system_event
                        where finished_at is null and id > ? order by id limit ?
                        """)
                .params(after == null ? "" : after, size)
                .query(Event.class)
                .list();
        return Page.of(rows, size, Event::id);
    }

    /**
     * Orders an event for an instance or for all instances of a host, or a fault of a disk.
     *
     * @param in how long from now; null for at once
     * @param ask whether the owner must agree first
     */
    @WriteOperation
    Map<String, List<String>> order(
            String type,
            @Nullable String instance,
            @Nullable String host,
            @Nullable String disk,
            @Nullable Duration in,
            @Nullable Boolean ask,
            @Nullable String reason) {
        Wrong.check(in, LATEST, "in");
        var why = reason == null ? "Ordered by the operator of the cloud." : reason;
        var made = disk == null
                ? orderForInstances(type, instance, host, in, Boolean.TRUE.equals(ask), why)
                : orderForDisk(type, disk);
        if (made.isEmpty()) {
            throw refused("instance, host or disk names nothing");
        }
        return Map.of("ids", made);
    }

    private List<String> orderForDisk(String type, String disk) {
        if (!DiskEvents.TYPES.containsKey(type)) {
            throw refused("type is not one of " + DiskEvents.TYPES.keySet());
        }
        return diskEvents.begin(type, disk).stream().toList();
    }

    private List<String> orderForInstances(
            String typeName,
            @Nullable String instance,
            @Nullable String host,
            @Nullable Duration in,
            boolean ask,
            String why) {
        var type = EventType.of(typeName)
                .filter(known -> known.effect() != EventType.Effect.RECALL)
                .orElseThrow(() -> refused("type is no event of instances"));
        if (ask && !type.isAsked()) {
            throw refused("owners are not asked about " + typeName);
        }
        var notBefore = clock.now().plus(in == null ? Duration.ZERO : in);
        return orders.order(
                type, why, instance == null ? "" : instance, host == null ? "" : host, ask ? null : notBefore);
    }

    /** Cancels an event that has not ended, or ends a fault of a disk. */
    @DeleteOperation
    Map<String, Boolean> cancel(@Selector String id) {
        return Map.of("canceled", orders.cancel(id) || diskEvents.end(id));
    }

    private static InvalidEndpointRequestException refused(String reason) {
        return new InvalidEndpointRequestException(reason, reason);
    }
}
