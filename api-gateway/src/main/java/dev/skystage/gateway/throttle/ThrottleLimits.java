package dev.skystage.gateway.throttle;

import dev.skystage.scheduler.replica.Shared;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The limits that were set at run time: rows, which all replicas have in memory. Calls are counted in rows too, so a
 * limit holds over all replicas together.
 */
@Component
public class ThrottleLimits implements Shared {
    private static final String CHANNEL = "skystage_throttle";
    private static final Comparator<ThrottleLimit> CLOSEST = Comparator.comparingInt(ThrottleLimit::precision);

    /**
     * One statement, so that a limit that was just removed counts and refuses nothing. Spans follow the database's
     * clock.
     */
    private static final String COUNT = """
            with limited as (
                select id, calls, seconds, extract(epoch from clock_timestamp()) as at from throttle_limit where id = :limit),
            counted as (
                insert into throttle_count as c (limit_id, account_id, action, region_id, span, used)
                select id, :account, :action, :region, floor(at / seconds), 1 from limited where calls > 0
                on conflict (limit_id, account_id, action, region_id) do update set
                    span = greatest(c.span, excluded.span),
                    used = case when c.span < excluded.span then 1 else c.used + 1 end
                where c.span < excluded.span or c.used < (select calls from limited)
                returning 1)
            select ceil(1000 * (seconds - mod(at, seconds)))::bigint from limited where not exists (select from counted)
            """;

    private final JdbcClient jdbc;
    private volatile List<ThrottleLimit> limits = List.of();

    public ThrottleLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
        refresh();
    }

    /** The limit with this code that counts for a call. */
    Optional<ThrottleLimit> of(ThrottleCode code, ThrottleLimit.Call call) {
        var known = limits;
        return known.isEmpty()
                ? Optional.empty()
                : known.stream()
                        .filter(limit -> limit.code() == code && limit.fits(call))
                        .max(CLOSEST);
    }

    /** Counts a call; if it is one too many, the milliseconds until the next span. */
    Optional<Long> count(ThrottleLimit.Counter counter) {
        return jdbc.sql(COUNT).paramSource(counter).query(Long.class).optional();
    }

    /** All limits, oldest first. */
    public List<ThrottleLimit> all() {
        return limits;
    }

    /** Sets a limit, which replaces one for the same calls; returns it with its id. */
    public ThrottleLimit set(ThrottleLimit limit) {
        var id = jdbc.sql("""
                        insert into throttle_limit (code, account_id, action, region_id, calls, seconds)
                        values (?, coalesce(?, ''), coalesce(?, ''), coalesce(?, ''), ?, ?)
                        on conflict (code, account_id, action, region_id) do update set
                            id = default, calls = excluded.calls, seconds = excluded.seconds
                        returning id
                        """)
                .param(limit.code().wire())
                .param(limit.account())
                .param(limit.action())
                .param(limit.region())
                .param(limit.calls())
                .param(limit.per().toSeconds())
                .query(Long.class)
                .single();
        changed();
        return new ThrottleLimit(
                id, limit.code(), limit.account(), limit.action(), limit.region(), limit.calls(), limit.per());
    }

    /** Removes a limit; false if there was none. */
    public boolean remove(long id) {
        return remove("id = ?", id);
    }

    public void removeAll() {
        remove("id > ?", 0);
    }

    private boolean remove(String where, long id) {
        var removed =
                jdbc.sql("delete from throttle_limit where " + where).param(id).update();
        changed();
        return removed > 0;
    }

    /** The counts of removed limits are deleted too. */
    private void changed() {
        jdbc.sql("delete from throttle_count c where not exists (select from throttle_limit l where l.id = c.limit_id)")
                .update();
        announce(jdbc);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public final void refresh() {
        limits = jdbc.sql("select id, code, nullif(account_id, ''), nullif(action, ''), nullif(region_id, ''), calls,"
                        + " seconds from throttle_limit order by id")
                .query((row, index) -> limit(row))
                .list();
    }

    private static ThrottleLimit limit(ResultSet row) throws SQLException {
        return new ThrottleLimit(
                row.getLong(1),
                ThrottleCode.of(row.getString(2)).orElseThrow(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                Duration.ofSeconds(row.getInt(7)));
    }
}
