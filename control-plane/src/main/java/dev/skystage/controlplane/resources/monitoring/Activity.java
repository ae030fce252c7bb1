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

    /** The times within the window in which the resource was in the status. */
    public List<Interval> of(String resourceId, String status, MonitorWindow window) {
        var changes = new ArrayList<Change>();
        changeBefore(resourceId, window.start()).ifPresent(changes::add);
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
            if (changes.get(i).status().equals(status)) {
                var until = i + 1 < changes.size() ? changes.get(i + 1).at() : Instant.MAX;
                intervals.add(new Interval(changes.get(i).at(), until));
            }
        }
        return intervals;
    }

    private Optional<Change> changeBefore(String resourceId, Instant instant) {
        return jdbc.sql("""
                        select to_status as status, at from resource_event where resource_id = ? and at <= ?
                        order by id desc limit 1
                        """)
                .param(resourceId)
                .param(Timestamp.from(instant))
                .query(Change.class)
                .optional();
    }
}
