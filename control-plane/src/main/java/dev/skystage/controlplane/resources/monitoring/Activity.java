package dev.skystage.controlplane.resources.monitoring;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When resources were in use, from their histories: they have monitoring data only for these times. */
@Component
public class Activity {
    private final JdbcClient jdbc;

    Activity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** From an instant to another, which does not belong to it. */
    public record Interval(Instant from, Instant to) {
        boolean contains(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(to);
        }
    }

    private record Change(String status, Instant at) {}

    /**
     * The times within the window in which the resource was in the status.
     *
     * @param present its status now; the oldest part of its history may be gone
     */
    public <S extends Enum<S>> List<Interval> of(String resourceId, S present, S status, MonitorWindow window) {
        var changes = new ArrayList<Change>();
        changes.add(new Change(before(resourceId, window.start()).orElse(present.name()), Instant.MIN));
        changes.addAll(jdbc.sql("""
                        select to_status as status, at from resource_event
                        where resource_id = ? and at > ? and at <= ? order by id
                        """)
                .param(resourceId)
                .param(Timestamp.from(window.start()))
                .param(Timestamp.from(window.end()))
                .query(Change.class)
                .list());
        var intervals = new ArrayList<Interval>();
        for (var i = 0; i < changes.size(); i++) {
            if (changes.get(i).status().equals(status.name())) {
                var until = i + 1 < changes.size() ? changes.get(i + 1).at() : Instant.MAX;
                intervals.add(new Interval(changes.get(i).at(), until));
            }
        }
        return intervals;
    }

    /** The status that the last change before an instant led to, or else that the next one ended. */
    private Optional<String> before(String resourceId, Instant instant) {
        return jdbc.sql("""
                        (select to_status from resource_event where resource_id = :resource and at <= :at
                            order by id desc limit 1)
                        union all
                        (select from_status from resource_event where resource_id = :resource and at > :at
                            order by id limit 1)
                        limit 1
                        """)
                .param("resource", resourceId)
                .param("at", Timestamp.from(instant))
                .query(String.class)
                .optional();
    }
}
