package dev.skystage.persistence.instance;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.skystage.persistence.instance.TemporaryChange.What;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of instances for a time, which are written under the locks of the instances. */
@Repository
public class TemporaryChangeRows {
    /** A type falls back only while its instance is stopped. */
    private static final String POSSIBLE = "temporary_change t join instance i on i.id = t.instance_id"
            + " where (t.what = 'BANDWIDTH' or i.status = 'STOPPED')";

    /** SQL: when the next instance is due. */
    public static final String NEXT_DUE = "select min(t.due_at) from " + POSSIBLE;

    /** SQL: the ids of those instances for which something is due at {@code :now}, the earliest first. */
    public static final String DUE =
            "select t.instance_id from " + POSSIBLE + " and t.due_at <= :now order by t.due_at";

    private final JdbcClient jdbc;

    TemporaryChangeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a change of this kind waits or has not ended. */
    public boolean exists(String instanceId, What what) {
        return jdbc.sql("select exists (select from temporary_change where instance_id = ? and what = ?)")
                .params(instanceId, what.name())
                .query(Boolean.class)
                .single();
    }

    public void add(Collection<TemporaryChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into temporary_change
                            (instance_id, what, due_at, lasts_until, instance_type, bandwidth_out, bandwidth_in)
                        select * from unnest(?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::int[], ?::int[])
                        """)
                .param(texts(changes, TemporaryChange::instanceId))
                .param(texts(changes, change -> change.what().name()))
                .param(times(changes, TemporaryChange::dueAt))
                .param(times(changes, TemporaryChange::lastsUntil))
                .param(texts(changes, TemporaryChange::instanceType))
                .param(numbers(changes, TemporaryChange::bandwidthOut))
                .param(numbers(changes, TemporaryChange::bandwidthIn))
                .update();
    }

    /** Takes out what of this kind is due for these locked instances, by instance. */
    public Map<String, TemporaryChange> take(Collection<String> instanceIds, What what, Instant now) {
        return jdbc
                .sql("""
                        delete from temporary_change where instance_id = any(?) and what = ? and due_at <= ?
                        returning instance_id, what, due_at, lasts_until, instance_type, bandwidth_out, bandwidth_in
                        """)
                .params(instanceIds.toArray(String[]::new), what.name(), Timestamp.from(now))
                .query(TemporaryChange.class)
                .stream()
                .collect(toMap(TemporaryChange::instanceId, identity()));
    }

    /** What waits or has not ended never happens. */
    public void forget(Collection<String> instanceIds) {
        jdbc.sql("delete from temporary_change where instance_id = any(?)")
                .param(instanceIds.toArray(String[]::new))
                .update();
    }

    private static String[] texts(
            Collection<TemporaryChange> changes, Function<TemporaryChange, @Nullable String> column) {
        return changes.stream().map(column).toArray(String[]::new);
    }

    private static Integer[] numbers(
            Collection<TemporaryChange> changes, Function<TemporaryChange, @Nullable Integer> column) {
        return changes.stream().map(column).toArray(Integer[]::new);
    }

    private static Timestamp[] times(
            Collection<TemporaryChange> changes, Function<TemporaryChange, @Nullable Instant> column) {
        return changes.stream()
                .map(column)
                .map(time -> time == null ? null : Timestamp.from(time))
                .toArray(Timestamp[]::new);
    }
}
