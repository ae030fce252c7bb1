package dev.skystage.controlplane.resources.billing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of orders, in bulk. */
@Component
record PurchaseRows(JdbcClient jdbc) {
    /** A part that was paid for and whose time has not ended. */
    private record Rest(
            String accountId,
            String regionId,
            String subscriptionId,
            String resourceId,
            String item,
            String becomes,
            long begins,
            long ends,
            long amount) {
        String key() {
            return resourceId + " " + item;
        }
    }

    /** Writes orders by their numbers, as paid now. */
    void write(Map<String, Order> orders, Instant now) {
        jdbc.sql("""
                        insert into purchase (id, account_id, region_id, kind, amount, paid_at)
                        select id, account, region, kind, amount, :now
                        from unnest(:ids::text[], :accounts::text[], :regions::text[], :kinds::text[], :amounts::bigint[])
                            x(id, account, region, kind, amount)
                        """)
                .param("now", now.getEpochSecond())
                .param("ids", orders.keySet().toArray(String[]::new))
                .param("accounts", texts(orders.values(), Order::accountId))
                .param("regions", texts(orders.values(), Order::regionId))
                .param("kinds", texts(orders.values(), order -> order.kind().word()))
                .param(
                        "amounts",
                        numbers(orders.values(), order -> order.price().trade()))
                .update();
        var numbers = new ArrayList<Integer>();
        var purchases = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        orders.forEach((id, order) -> {
            for (var i = 0; i < order.lines().size(); i++) {
                purchases.add(id);
                numbers.add(i + 1);
                lines.add(order.lines().get(i));
            }
        });
        writeLines(purchases, numbers, lines);
    }

    /**
     * A line after which its part is gone ("becomes" is empty) ends when it begins: nothing of it can be given back
     * later.
     */
    private void writeLines(List<String> purchases, List<Integer> numbers, List<Line> lines) {
        jdbc.sql("""
                        insert into purchase_item (purchase_id, number, subscription_id, resource_id, item, was, becomes,
                            length, unit, begins, ends, original, amount, ended_at)
                        select *, case when becomes = '' then begins end
                        from unnest(?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::int[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                            x(purchase, number, subscription, resource, item, was, becomes,
                            length, unit, begins, ends, original, amount)
                        """)
                .param(purchases.toArray(String[]::new))
                .param(numbers.toArray(Integer[]::new))
                .param(texts(lines, Line::subscriptionId))
                .param(texts(lines, line -> line.part().resourceId()))
                .param(texts(lines, line -> line.part().item().word()))
                .param(texts(lines, Line::was))
                .param(texts(lines, line -> line.part().detail()))
                .param(lines.stream()
                        .map(line ->
                                line.period() == null ? null : line.period().length())
                        .toArray(Integer[]::new))
                .param(lines.stream()
                        .map(line ->
                                line.period() == null ? null : line.period().unit())
                        .toArray(String[]::new))
                .param(numbers(lines, line -> line.begins().getEpochSecond()))
                .param(numbers(lines, line -> line.ends().getEpochSecond()))
                .param(numbers(lines, line -> line.price().original()))
                .param(numbers(lines, line -> line.price().trade()))
                .update();
    }

    /** The paid periods of a subscription that have not ended. */
    List<Proration.Paid> periods(String subscriptionId, Instant now) {
        return jdbc.sql("""
                        select distinct i.begins, i.ends, i.length, i.unit from purchase_item i
                        join purchase p on p.id = i.purchase_id
                        where i.subscription_id = ? and i.resource_id = i.subscription_id and i.length is not null
                            and i.ended_at is null and i.ends > ?
                        order by i.begins
                        """)
                .params(subscriptionId, now.getEpochSecond())
                .query((row, index) -> new Proration.Paid(
                        new Line.Period(row.getInt(3), row.getString(4)),
                        new Span(Instant.ofEpochSecond(row.getLong(1)), Instant.ofEpochSecond(row.getLong(2)))))
                .list();
    }

    /** Ends what has been paid for these parts; returns the lines that give back what is left. */
    List<Line> end(Collection<String> subscriptionIds, Collection<String> resourceIds, Instant now) {
        return jdbc
                .sql("""
                        update purchase_item i set ended_at = :now from purchase p
                        where p.id = i.purchase_id and i.subscription_id = any(:subscriptions)
                            and i.resource_id = any(:resources) and i.ended_at is null and i.ends > :now
                        returning p.account_id, p.region_id, i.subscription_id, i.resource_id, i.item, i.becomes,
                            i.begins, i.ends, i.amount
                        """)
                .param("now", now.getEpochSecond())
                .param("subscriptions", subscriptionIds.toArray(String[]::new))
                .param("resources", resourceIds.toArray(String[]::new))
                .query(Rest.class)
                .list()
                .stream()
                .collect(groupingBy(Rest::key, LinkedHashMap::new, toList()))
                .values()
                .stream()
                .map(rests -> refund(rests, now))
                .toList();
    }

    private static Line refund(List<Rest> rests, Instant now) {
        var last = rests.stream()
                .max(Comparator.comparingLong(Rest::begins).thenComparingLong(Rest::ends))
                .orElseThrow();
        var left = rests.stream()
                .mapToLong(rest -> Proration.left(
                        rest.amount, Instant.ofEpochSecond(rest.begins), Instant.ofEpochSecond(rest.ends), now))
                .sum();
        var ends = rests.stream().mapToLong(Rest::ends).max().orElseThrow();
        return new Line(
                last.subscriptionId,
                new Charge(last.accountId, last.regionId, last.resourceId, item(last.item), "", 0),
                last.becomes,
                null,
                now,
                Instant.ofEpochSecond(ends),
                Price.of(-left));
    }

    private static MeterItem item(String word) {
        return Arrays.stream(MeterItem.values())
                .filter(item -> item.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Long[] numbers(Collection<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }
}
