package dev.skystage.persistence.event;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of events in bulk. Whoever locks an instance and its events must lock the instance first. */
@Repository
public class EventRows extends StatusRows<EventStatus> {
    /** All but interruptions: the market handles those itself. */
    private static final String OURS = "e.type <> 'Instance:PreemptibleInstanceInterruption'";
    /** An event waits while its instance is changing its status; an instance that is gone does not stop it. */
    private static final String SETTLED = "coalesce(i.status in ('RUNNING', 'STOPPED'), true)";

    /** SQL: when the next planned event is due. */
    public static final String NEXT_DUE = """
            select e.not_before from system_event e left join instance i on i.id = e.instance_id
            where e.status = 'SCHEDULED' and %s and (e.simulated or %s) order by e.not_before limit 1
            """.formatted(OURS, SETTLED);

    EventRows(JdbcClient jdbc) {
        super(jdbc, "system_event", EventStatus.class);
    }

    /**
     * A planned event whose time has come.
     *
     * @param placed whether its instance has a place; one that is stopped without charge has none
     * @param paid whether its instance is a subscription that has not ended
     */
    public record Due(String eventId, String instanceId, String type, boolean placed, boolean paid) {}

    /** Writes statuses; events that have ended get the time of their end. */
    @Override
    public void write(Collection<StatusRow<EventStatus>> rows, Instant now) {
        write(
                rows,
                ", finished_at = case when x.status in ('EXECUTED', 'AVOIDED', 'CANCELED', 'FAILED') then ?::timestamptz end",
                Timestamp.from(now));
    }

    /** Locks the events of these instances that have one of the types and are in one of the statuses. */
    public List<StatusRow<EventStatus>> lockOf(
            Collection<String> instanceIds, Collection<String> types, Set<EventStatus> statuses, Rehearsed rehearsed) {
        var where = "finished_at is null and instance_id = any(?) and type in (" + texts(types) + ") and status in ("
                + texts(statuses.stream().map(EventStatus::name).toList()) + ")";
        return select(where + rehearsed.condition, instanceIds);
    }

    /** Which rehearsed events are included. */
    public enum Rehearsed {
        ALL(""),
        /** Of rehearsed events only maintenance: it can be avoided, failures cannot. */
        MAINTENANCE(" and (not simulated or type = 'SystemMaintenance.Reboot')"),
        NONE(" and not simulated");

        private final String condition;

        Rehearsed(String condition) {
            this.condition = condition;
        }
    }

    private static String texts(Collection<String> ours) {
        return ours.stream().map(text -> "'" + text + "'").collect(Collectors.joining(", "));
    }

    /** Locks rehearsed events whose time has come, the earliest first. */
    public List<StatusRow<EventStatus>> lockPassed(Instant now, int limit) {
        return selectFree(
                "simulated and status = 'SCHEDULED' and not_before <= ?", "not_before", limit, Timestamp.from(now));
    }

    /** Events whose time has come, for each instance the earliest; nothing is locked. */
    public List<Due> due(Instant now, int limit) {
        return jdbc.sql("""
                        select distinct on (e.instance_id) e.id as event_id, e.instance_id, e.type,
                            exists (select from allocation a where a.instance_id = e.instance_id) as placed,
                            coalesce(i.charge_type = 'PrePaid' and i.expired_at > now.at, false) as paid
                        from (select ?::timestamptz as at) now,
                            system_event e left join instance i on i.id = e.instance_id
                        where not e.simulated and e.status = 'SCHEDULED' and e.not_before <= now.at and %s and %s
                        order by e.instance_id, e.not_before, e.id limit ?
                        """.formatted(OURS, SETTLED))
                .params(Timestamp.from(now), limit)
                .query(Due.class)
                .list();
    }
}
