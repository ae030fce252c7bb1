package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.clock.CloudClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills: what the meters of accounts have counted, by month, resource and item. Months are those of UTC. */
@Component
public record Statements(JdbcClient jdbc, CloudClock clock) {
    private static final BigDecimal HOURS_TO_YUAN = BigDecimal.valueOf(3600).multiply(BigDecimal.valueOf(Money.YUAN));
    private static final int DECIMALS = 6;

    /** The meters of an account in a month, with the seconds of it that each has counted so far. */
    private static final String COUNTED = """
            select *, (least(coalesce(ended, :now), :end) - greatest(begun, :begin))::numeric as seconds
            from meter where account_id = :account and begun < :end and (ended is null or ended > :begin)""";

    /** An open meter; the price is in yuan. */
    public record OpenMeter(
            String resourceId, String regionId, String item, String detail, BigDecimal pricePerHour, Instant since) {}

    /**
     * What an item of a resource has cost in a month.
     *
     * @param amount in yuan, cut to the micro-yuan
     */
    public record Line(String resourceId, String regionId, String item, long seconds, BigDecimal amount) {}

    /** What an item has cost in a month, over all resources. */
    public record Total(String item, long resources, BigDecimal amount) {}

    private record Page(String account, String resource, String region, String item, int limit) {
        static Page of(String account, @Nullable String after, int limit) {
            var key = after == null ? List.of("", "", "") : List.of(after.split(" ", -1));
            return key.size() == 3
                    ? new Page(account, key.get(0), key.get(1), key.get(2), limit)
                    : new Page(account, after == null ? "" : after, "", "", limit);
        }
    }

    /** What follows a line or meter in a list: the value of {@code after}. */
    public static String key(String resourceId, String regionId, String item) {
        return resourceId + " " + regionId + " " + item;
    }

    /** The account's open meters by resource, beginning behind a key. */
    public List<OpenMeter> open(String accountId, @Nullable String after, int limit) {
        var page = Page.of(accountId, after, limit);
        return jdbc.sql("""
                        select resource_id, region_id, item, detail, price_per_hour, begun from meter
                        where account_id = :account and ended is null
                            and (resource_id, region_id, item) > (:resource, :region, :item)
                        order by resource_id, region_id, item limit :limit
                        """)
                .paramSource(page)
                .query((row, index) -> new OpenMeter(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        Money.yuan(row.getLong(5)),
                        Instant.ofEpochSecond(row.getLong(6))))
                .list();
    }

    /** What the account's resources have cost in a month so far, beginning behind a key. */
    public List<Line> lines(String accountId, YearMonth month, @Nullable String after, int limit) {
        var page = Page.of(accountId, after, limit);
        return jdbc.sql("""
                        select resource_id, region_id, item, sum(seconds), sum(price_per_hour * seconds)
                        from (%s) m
                        where (resource_id, region_id, item) > (:resource, :region, :item) and seconds > 0
                        group by resource_id, region_id, item order by resource_id, region_id, item limit :limit
                        """.formatted(COUNTED))
                .param("account", page.account)
                .param("resource", page.resource)
                .param("region", page.region)
                .param("item", page.item)
                .param("limit", page.limit)
                .param("now", clock.now().getEpochSecond())
                .param("begin", second(month))
                .param("end", second(month.plusMonths(1)))
                .query((row, index) -> new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        yuan(row.getBigDecimal(5))))
                .list();
    }

    /** The same over all resources. */
    public List<Total> totals(String accountId, YearMonth month) {
        return jdbc.sql("""
                        select item, count(distinct (resource_id, region_id)), sum(price_per_hour * seconds)
                        from (%s) m
                        where seconds > 0 group by item order by item
                        """.formatted(COUNTED))
                .param("account", accountId)
                .param("now", clock.now().getEpochSecond())
                .param("begin", second(month))
                .param("end", second(month.plusMonths(1)))
                .query((row, index) -> new Total(row.getString(1), row.getLong(2), yuan(row.getBigDecimal(3))))
                .list();
    }

    /** The month that it is. */
    public YearMonth month() {
        return YearMonth.from(clock.now().atOffset(ZoneOffset.UTC));
    }

    private static long second(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private static BigDecimal yuan(BigDecimal exact) {
        return exact.divide(HOURS_TO_YUAN, DECIMALS, RoundingMode.DOWN);
    }
}
