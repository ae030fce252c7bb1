package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.clock.CloudClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Bills: what the meters of accounts have counted, by month, resource and item. Months are those of UTC. */
@Component
public record Statements(JdbcClient jdbc, SpotMarket market, CloudClock clock) {
    private static final BigDecimal HOURS_TO_YUAN = BigDecimal.valueOf(3600).multiply(BigDecimal.valueOf(Money.YUAN));
    private static final int DECIMALS = 6;

    /**
     * The meters of an account in a month: the seconds of the month that each has counted so far, and their cost. What
     * a meter at market prices has counted is stored only for all its time, so it is used where all of that lies in the
     * month; else the cost is {@link #SPANS added up}.
     */
    private static final String COUNTED = """
            select resource_id, region_id, item, seconds, case
                when market_type is null then price_per_hour * seconds
                when within then coalesce(cost, price_per_hour * seconds) else 0 end as amount
            from (select *, (least(coalesce(ended, :now), :end) - greatest(begun, :begin))::numeric as seconds,
                    begun >= :begin and ended <= :end as within
                from meter where account_id = :account and begun < :end and (ended is null or ended > :begin)) m
            where seconds > 0""";

    private static final String SPANS = """
            select %s, market_type, market_zone, greatest(begun, :begin), least(coalesce(ended, :now), :end), count(*)
            from meter where account_id = :account and begun < least(:now, :end) and (ended is null or ended > :begin)
                and market_type is not null and (begun >= :begin and ended <= :end) is not true
                and (:resources::text[] is null or resource_id = any(:resources))
            group by 1, 2, 3, 4, 5""";

    /** An open meter; the price is in yuan. */
    public record OpenMeter(
            String resourceId, String regionId, String item, String detail, BigDecimal pricePerHour, Instant since) {}

    /**
     * The cost of an item of a resource in a month.
     *
     * @param amount in yuan, rounded down to the micro-yuan
     */
    public record Line(String resourceId, String regionId, String item, long seconds, BigDecimal amount) {
        private Line costing(BigDecimal yuan) {
            return new Line(resourceId, regionId, item, seconds, yuan);
        }
    }

    /** The cost of an item in a month, over all resources. */
    public record Total(String item, long resources, BigDecimal amount) {}

    /**
     * An order.
     *
     * @param amount in yuan; negative when money is given back. An order that is not paid shows the price at which it
     * was made
     * @param at when it was paid, or made if it is not paid
     */
    public record Ordered(String id, String regionId, String kind, BigDecimal amount, Instant at, boolean paid) {}

    /** The part of a month that has passed. */
    private record Time(long begin, long end, long now) {
        static Time of(YearMonth month, Instant now) {
            return new Time(second(month), second(month.plusMonths(1)), now.getEpochSecond());
        }

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement.param("begin", begin).param("end", end).param("now", now);
        }
    }

    private record Page(String account, String resource, String region, String item, int limit) {
        static Page of(String account, @Nullable String after, int limit) {
            var key = after == null ? List.of("", "", "") : List.of(after.split(" ", -1));
            return key.size() == 3
                    ? new Page(account, key.get(0), key.get(1), key.get(2), limit)
                    : new Page(account, after == null ? "" : after, "", "", limit);
        }
    }

    /** The value of {@code after} that continues a list behind this line or meter. */
    public static String key(String resourceId, String regionId, String item) {
        return resourceId + " " + regionId + " " + item;
    }

    /** A page of the account's open meters by resource, beginning behind a key. */
    public List<OpenMeter> open(String accountId, @Nullable String after, int limit) {
        var page = Page.of(accountId, after, limit);
        var now = clock.now();
        return jdbc.sql("""
                        select resource_id, region_id, item, detail, price_per_hour, begun, market_type, market_zone from meter
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
                        Money.yuan(
                                row.getString(7) == null
                                        ? row.getLong(5)
                                        : market.of(accountId, row.getString(7), row.getString(8))
                                                .price(now)),
                        Instant.ofEpochSecond(row.getLong(6))))
                .list();
    }

    /** A page of what the account's resources have cost in a month so far, beginning behind a key. */
    public List<Line> lines(String accountId, YearMonth month, @Nullable String after, int limit) {
        var page = Page.of(accountId, after, limit);
        var time = Time.of(month, clock.now());
        var lines = time.bind(jdbc.sql("""
                        select resource_id, region_id, item, sum(seconds), sum(amount) from (%s) m
                        where (resource_id, region_id, item) > (:resource, :region, :item)
                        group by resource_id, region_id, item order by resource_id, region_id, item limit :limit
                        """.formatted(COUNTED)))
                .param("account", page.account)
                .param("resource", page.resource)
                .param("region", page.region)
                .param("item", page.item)
                .param("limit", page.limit)
                .query((row, index) -> new Line(
                        row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBigDecimal(5)))
                .list();
        var added = added(
                "resource_id || ' ' || region_id || ' ' || item",
                accountId,
                time,
                lines.stream().map(Line::resourceId).toArray(String[]::new));
        return lines.stream()
                .map(line -> line.costing(yuan(line.amount, added.get(key(line.resourceId, line.regionId, line.item)))))
                .toList();
    }

    /** What each item has cost in a month, over all resources. */
    public List<Total> totals(String accountId, YearMonth month) {
        var time = Time.of(month, clock.now());
        var added = added("item", accountId, time, null);
        return time.bind(jdbc.sql("""
                        select item, count(distinct (resource_id, region_id)), sum(amount) from (%s) m
                        group by item order by item
                        """.formatted(COUNTED)))
                .param("account", accountId)
                .query((row, index) -> new Total(
                        row.getString(1), row.getLong(2), yuan(row.getBigDecimal(3), added.get(row.getString(1)))))
                .list();
    }

    /**
     * What market prices add up to in the parts of meters' time that are not stored, by a key; for all resources if
     * none are given.
     */
    private Map<String, Long> added(String key, String accountId, Time time, String @Nullable [] resources) {
        var sums = new HashMap<String, Long>();
        time.bind(jdbc.sql(SPANS.formatted(key)))
                .param("account", accountId)
                .param("resources", resources)
                .query(row -> {
                    var cost = market.of(accountId, row.getString(2), row.getString(3))
                            .cost(Instant.ofEpochSecond(row.getLong(4)), Instant.ofEpochSecond(row.getLong(5)));
                    sums.merge(row.getString(1), cost * row.getLong(6), Math::addExact);
                });
        return sums;
    }

    /** A page of the account's orders, also those that wait to be paid, beginning behind a number. */
    public List<Ordered> orders(String accountId, @Nullable String after, int limit) {
        return jdbc.sql("""
                        select id, region_id, kind, amount, paid_at as at, true as paid from purchase
                        where account_id = :account and id > :after
                        union all select id, region_id, kind, amount, ordered_at, false from unpaid_order
                        where account_id = :account and id > :after
                        order by id limit :limit
                        """)
                .param("account", accountId)
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query((row, index) -> new Ordered(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Money.yuan(row.getLong(4)),
                        Instant.ofEpochSecond(row.getLong(5)),
                        row.getBoolean(6)))
                .list();
    }

    /** The current month. */
    public YearMonth month() {
        return YearMonth.from(clock.now().atOffset(ZoneOffset.UTC));
    }

    private static long second(YearMonth month) {
        return month.atDay(1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    private static BigDecimal yuan(BigDecimal exact, @Nullable Long added) {
        return exact.add(BigDecimal.valueOf(added == null ? 0 : added))
                .divide(HOURS_TO_YUAN, DECIMALS, RoundingMode.DOWN);
    }
}
