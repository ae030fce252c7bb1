package dev.skystage.controlplane.resources.snapshotpolicy;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Policies of the old kind. An account has one for its system disks and one for its data disks. They work for disks
 * without a policy of their own, in all regions. A time period stands for its first hour.
 */
@Component
public record AccountPolicies(JdbcClient jdbc, Ids ids, CloudClock clock) {
    private static final Map<Integer, String> HOURS = Map.of(1, "1", 2, "7", 3, "13", 4, "19");
    private static final List<String> EVERY_DAY =
            IntStream.rangeClosed(1, 7).mapToObj(Integer::toString).toList();

    /**
     * A policy of the old kind.
     *
     * @param timePeriod 1 to 4
     */
    public record Terms(boolean enabled, int timePeriod, int retentionDays, boolean retentionLastWeek) {
        public static final Terms OFF = new Terms(false, 1, 1, false);
    }

    public static boolean isPeriod(int timePeriod) {
        return HOURS.containsKey(timePeriod);
    }

    /** The account's policy for a type of disks. */
    public Terms of(String accountId, String diskType) {
        return jdbc.sql("""
                        select next_at is not null, time_points[1], retention_days, keeps_last_week
                        from auto_snapshot_policy where account_id = ? and disk_type = ?
                        """)
                .params(accountId, diskType)
                .query((row, index) ->
                        new Terms(row.getBoolean(1), period(row.getString(2)), row.getInt(3), row.getBoolean(4)))
                .optional()
                .orElse(Terms.OFF);
    }

    /** Sets the account's policy for a type of disks. */
    public void set(String accountId, String diskType, Terms terms) {
        var hours = List.of(HOURS.getOrDefault(terms.timePeriod, "1"));
        var now = clock.now();
        var next = terms.enabled ? Timestamp.from(new Schedule(hours, EVERY_DAY).next(now)) : null;
        jdbc.sql("""
                        insert into auto_snapshot_policy (id, account_id, region_id, version, disk_type, time_points,
                            repeat_weekdays, retention_days, keeps_last_week, next_at, created_at)
                        values (:id, :account, '', 0, :type, :hours, :days, :retention, :keeps,
                            cast(:next as timestamptz), :now)
                        on conflict (account_id, disk_type) where disk_type is not null do update set
                            time_points = excluded.time_points, retention_days = excluded.retention_days,
                            keeps_last_week = excluded.keeps_last_week, next_at = excluded.next_at,
                            version = auto_snapshot_policy.version + 1
                        """)
                .param("id", ids.next("sp"))
                .param("account", accountId)
                .param("type", diskType)
                .param("hours", hours.toArray(String[]::new))
                .param("days", EVERY_DAY.toArray(String[]::new))
                .param("retention", terms.retentionDays)
                .param("keeps", terms.retentionLastWeek)
                .param("next", next)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** How the last run for a type of disks went. */
    public String lastRun(String accountId, String diskType) {
        var last = jdbc.sql("""
                        select s.status from snapshot s join auto_snapshot_policy p on p.id = s.policy_id
                        where p.account_id = ? and p.disk_type = ? order by s.id desc limit 1
                        """).params(accountId, diskType).query(String.class).optional();
        return last.map(status -> status.equals("FAILED") ? "Failed" : "Executed")
                .orElse("Standby");
    }

    /** GiB of data that automatic snapshots of the account hold. */
    public int occupation(String accountId) {
        return jdbc.sql("select coalesce(sum(data_bytes) / 1073741824, 0)::int from snapshot"
                        + " where account_id = ? and type = 'auto'")
                .param(accountId)
                .query(Integer.class)
                .single();
    }

    private static int period(@Nullable String hour) {
        return HOURS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(hour))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
