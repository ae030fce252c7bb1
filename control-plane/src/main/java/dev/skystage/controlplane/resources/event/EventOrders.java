package dev.skystage.controlplane.resources.event;

import dev.skystage.persistence.Owned;
import dev.skystage.persistence.event.EventRows;
import dev.skystage.persistence.event.EventStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events that the operator of the cloud orders for instances of any account. */
@Component
public record EventOrders(SystemEvents events, EventRows rows, JdbcClient jdbc) {
    private static final Set<EventStatus> CANCELABLE =
            EnumSet.of(EventStatus.SCHEDULED, EventStatus.INQUIRING, EventStatus.EXECUTING);

    private record Target(String id, String accountId, String regionId) implements Owned {}

    /**
     * Plans an event for the instance, or for all instances of the host; the other one of the two is "".
     *
     * @param notBefore when it takes place; null to ask the owner first
     */
    public List<String> order(
            EventType type, String reason, String instanceId, String hostId, @Nullable Instant notBefore) {
        var targets =
                jdbc.sql("""
                        select id, account_id, region_id from instance
                        where status <> 'RELEASING' and (id = ? or id in (select instance_id from allocation where host_id = ?))
                        order by id
                        """).params(instanceId, hostId).query(Target.class).list();
        return notBefore == null
                ? events.inquire(type, reason, targets)
                : events.plan(type, reason, notBefore, targets);
    }

    /** Cancels an event that has not ended. */
    public boolean cancel(String eventId) {
        var open = rows.lock(List.of(eventId)).stream()
                .filter(event -> CANCELABLE.contains(event.status()))
                .toList();
        events.turn(open, "operator", EventTurn.CANCEL);
        return !open.isEmpty();
    }
}
