package dev.skystage.controlplane.resources.quota;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.skystage.persistence.Owned;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Limits per account and region, kept by guarded updates of one counter row each, so a limit is never exceeded, even
 * when calls race. A maximum is the one set for the account, else {@code skystage.quotas.<key>}, else the default of
 * the {@link Quota}.
 */
@Component
public class Quotas {
    /** How much of a quota is used, and its maximum. */
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
        var claim = claim(Map.of(quota, n));
        return jdbc.sql("select take_quotas(?, ?, ?, ?, ?) is null")
                .params(accountId, regionId, claim.names, claim.amounts, claim.standards)
                .query(Boolean.class)
                .single();
    }

    /** The arguments of {@code take_quotas}, for callers that use it in a statement of their own. */
    public Claim claim(Map<Quota, Integer> amounts) {
        var wanted = amounts.entrySet().stream()
                .filter(amount -> amount.getValue() > 0)
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Quota::key)))
                .toList();
        return new Claim(
                wanted.stream().map(amount -> amount.getKey().key()).toArray(String[]::new),
                wanted.stream().map(Map.Entry::getValue).toArray(Integer[]::new),
                wanted.stream().map(amount -> defaultMaximum(amount.getKey())).toArray(Integer[]::new));
    }

    /** Units of several quotas: their names in order, how many of each, and the default maximums. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Claim(String[] names, Integer[] amounts, Integer[] standards) {}

    /** Gives n units back. */
    public void give(String accountId, String regionId, Quota quota, int n) {
        give(accountId, regionId, Map.of(quota, n));
    }

    /** Gives back a unit for each removed resource, of any accounts. */
    public void give(Collection<? extends Owned> gone, Quota quota) {
        gone.stream()
                .collect(groupingBy(
                        Owned::accountId,
                        TreeMap::new,
                        groupingBy(Owned::regionId, TreeMap::new, summingInt(row -> 1))))
                .forEach((accountId, regions) -> regions.forEach((regionId, n) -> give(accountId, regionId, quota, n)));
    }

    /** Gives units of several quotas back. */
    public void give(String accountId, String regionId, Map<Quota, Integer> amounts) {
        var claim = claim(amounts);
        jdbc.sql("""
                        with held as materialized (
                            select name from quota where account_id = :account and region_id = :region and name = any(:names)
                            order by name for no key update)
                        update quota q set used = greatest(0, q.used - x.n)
                        from unnest(:names::text[], :amounts::int[]) x(name, n), held
                        where q.account_id = :account and q.region_id = :region and q.name = x.name and held.name = x.name
                        """)
                .param("account", accountId)
                .param("region", regionId)
                .param("names", claim.names)
                .param("amounts", claim.amounts)
                .update();
    }

    /** The maximum, for callers that count under a lock of their own. */
    public int maximum(String accountId, String regionId, Quota quota) {
        return jdbc.sql(
                        "select maximum from quota where account_id = ? and region_id = ? and name = ? and maximum is not null")
                .params(accountId, regionId, quota.key())
                .query(Integer.class)
                .optional()
                .orElseGet(() -> defaultMaximum(quota));
    }

    /** Sets the account's own maximum; null restores the default. What is used beyond it stays. */
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

    /** The maximum of accounts that have none of their own. */
    public int defaultMaximum(Quota quota) {
        return Objects.requireNonNull(defaults.get(quota));
    }
}
