package dev.skystage.controlplane.resources.quota;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits per account and region, held by guarded updates of one counter row each: never one too many, whatever races. A
 * maximum is the one set for the account, else {@code skystage.quotas.<key>}, else the default of the {@link Quota}.
 */
@Component
public class Quotas {
    /** How much of a quota is used and how much there is. */
    public record Usage(Quota quota, int used, int maximum) {}

    private record Row(String name, int used, @Nullable Integer maximum) {}

    private final JdbcClient jdbc;
    private final Map<Quota, Integer> defaults = new EnumMap<>(Quota.class);

    Quotas(JdbcClient jdbc, Environment environment) {
        this.jdbc = jdbc;
        for (var quota : Quota.values()) {
            defaults.put(
                    quota,
                    environment.getProperty("skystage.quotas." + quota.key(), Integer.class, quota.defaultMaximum()));
        }
    }

    /** Takes n units in the caller's transaction; false when fewer than n are left. */
    public boolean take(String accountId, String regionId, Quota quota, int n) {
        var standard = defaultMaximum(quota);
        // a row that is not there yet has the default maximum; one that is there may have its own
        var sql = n <= standard ? """
                insert into quota as q (account_id, region_id, name, used) values (:account, :region, :name, :n)
                on conflict (account_id, region_id, name) do update set used = q.used + :n
                where q.used + :n <= coalesce(q.maximum, :standard)
                """ : """
                update quota q set used = q.used + :n
                where account_id = :account and region_id = :region and name = :name
                and q.used + :n <= coalesce(q.maximum, :standard)
                """;
        return jdbc.sql(sql)
                        .param("account", accountId)
                        .param("region", regionId)
                        .param("name", quota.key())
                        .param("n", n)
                        .param("standard", standard)
                        .update()
                == 1;
    }

    /** Gives n units back. */
    public void give(String accountId, String regionId, Quota quota, int n) {
        jdbc.sql("update quota set used = greatest(0, used - ?) where account_id = ? and region_id = ? and name = ?")
                .params(n, accountId, regionId, quota.key())
                .update();
    }

    /** How much there is, for what is counted under a lock of its own. */
    public int maximum(String accountId, String regionId, Quota quota) {
        return jdbc.sql(
                        "select maximum from quota where account_id = ? and region_id = ? and name = ? and maximum is not null")
                .params(accountId, regionId, quota.key())
                .query(Integer.class)
                .optional()
                .orElseGet(() -> defaultMaximum(quota));
    }

    /** Sets the account's own maximum; null gives it the default again. What is used beyond it stays. */
    public void setMaximum(String accountId, String regionId, Quota quota, @Nullable Integer maximum) {
        jdbc.sql("""
                        insert into quota (account_id, region_id, name, maximum)
                        values (:account, :region, :name, cast(:maximum as int))
                        on conflict (account_id, region_id, name) do update set maximum = excluded.maximum
                        """)
                .param("account", accountId)
                .param("region", regionId)
                .param("name", quota.key())
                .param("maximum", maximum)
                .update();
    }

    /** All quotas of the account in the region. */
    public List<Usage> of(String accountId, String regionId) {
        var rows = jdbc.sql("select name, used, maximum from quota where account_id = ? and region_id = ?")
                .params(accountId, regionId)
                .query(Row.class)
                .list();
        return Arrays.stream(Quota.values())
                .map(quota -> rows.stream()
                        .filter(row -> row.name.equals(quota.key()))
                        .findFirst()
                        .map(row ->
                                new Usage(quota, row.used, row.maximum != null ? row.maximum : defaultMaximum(quota)))
                        .orElseGet(() -> new Usage(quota, 0, defaultMaximum(quota))))
                .toList();
    }

    private int defaultMaximum(Quota quota) {
        return Objects.requireNonNull(defaults.get(quota));
    }
}
