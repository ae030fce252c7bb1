package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The prices of one market for one account, in micro-yuan an hour. They follow the course of the market; while a rule
 * of trouble is in force they are what it says, if several are, the oldest. They are never above the list price.
 */
public final class SpotPrices {
    /** How far ahead prices are searched. */
    public static final Duration AHEAD = Duration.ofDays(366);

    /** Prices are rounded to a thousandth of a yuan, as price limits are. */
    private static final long STEP = 1000;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long SECONDS = 3600;
    private static final int PAST_HOURS = 30 * 24;
    private final long list;
    private final List<Rule> rules;
    private final LongFunction<SpotBlock> course;

    /**
     * A market.
     *
     * @param list its list price
     * @param course its prices, by the number of the block
     */
    SpotPrices(long list, List<Rule> rules, LongFunction<SpotBlock> course) {
        this.list = list;
        this.rules = rules;
        this.course = course;
    }

    /** The pay-as-you-go price, without disks and bandwidth. */
    public long listPrice() {
        return list;
    }

    /** The price at an instant. */
    public long price(Instant at) {
        var hour = hour(at);
        return asked(course.apply(SpotBlock.of(hour)).price(hour), rule(at));
    }

    /**
     * What an instance has cost from one whole second to another, in 3600ths of a micro-yuan. Nothing is rounded, so
     * the parts of a time cost as much as the whole, however it is divided. Each second costs the price at its
     * beginning.
     */
    public long cost(Instant from, Instant to) {
        var cost = 0L;
        var begin = from.getEpochSecond();
        for (var turn : turns(from, to)) {
            var end = Math.min(to.getEpochSecond(), Math.ceilDiv(turn.toEpochMilli(), 1000));
            cost += cost(begin, end);
            begin = end;
        }
        return cost + cost(begin, to.getEpochSecond());
    }

    /** The cost of a time in which no rule begins or ends. */
    private long cost(long from, long to) {
        var rule = from < to ? rule(Instant.ofEpochSecond(from)) : null;
        if (rule == null) {
            return calm(from, to);
        }
        var cost = 0L;
        for (var begin = from; begin < to; ) {
            var end = Math.min(to, (Math.floorDiv(begin, SECONDS) + 1) * SECONDS);
            cost += price(Instant.ofEpochSecond(begin)) * (end - begin);
            begin = end;
        }
        return cost;
    }

    /** The cost by the course of the market alone. */
    private long calm(long from, long to) {
        var first = SpotBlock.of(Math.floorDiv(from, SECONDS));
        var last = SpotBlock.of(Math.floorDiv(to, SECONDS));
        var whole = LongStream.range(first, last)
                .map(block -> course.apply(block).total())
                .sum();
        return whole * SECONDS + since(course.apply(last), to) - since(course.apply(first), from);
    }

    /** The cost from the beginning of the block to a second in it. */
    private static long since(SpotBlock block, long second) {
        var hour = Math.floorDiv(second, SECONDS);
        return block.before(hour) * SECONDS + block.price(hour) * Math.floorMod(second, SECONDS);
    }

    /** The first instant from this one on at which the price is above a limit; empty if there is none in {@link #AHEAD}. */
    public Optional<Instant> above(long limit, Instant from) {
        if (limit >= list) {
            return Optional.empty();
        }
        var end = from.plus(AHEAD);
        var turns = turns(from, end);
        turns.add(end);
        var begin = from;
        for (var turn : turns) {
            var found = above(limit, begin, turn);
            if (found.isPresent()) {
                return found;
            }
            begin = turn;
        }
        return Optional.empty();
    }

    /** The first such instant in a time in which no rule begins or ends. */
    private Optional<Instant> above(long limit, Instant from, Instant end) {
        var rule = rule(from);
        for (var hour = hour(from); hour * HOUR < end.toEpochMilli(); ) {
            var block = course.apply(SpotBlock.of(hour));
            var found = block.first(price -> asked(price, rule) > limit, hour);
            if (found.isPresent()) {
                var at = Instant.ofEpochMilli(found.getAsLong() * HOUR);
                return at.isBefore(end) ? Optional.of(at.isBefore(from) ? from : at) : Optional.empty();
            }
            hour = block.end();
        }
        return Optional.empty();
    }

    /**
     * The instants at which the price may have changed in a time, since hours or rules begin or end. The first is the
     * one from which on the price at the start of the time was in force.
     */
    public List<Instant> changes(Instant from, Instant end) {
        if (from.isAfter(end)) {
            return List.of();
        }
        var first = from.truncatedTo(ChronoUnit.HOURS);
        var all = turns(first, end.plusMillis(1));
        Stream.iterate(first, hour -> !hour.isAfter(end), hour -> hour.plus(1, ChronoUnit.HOURS))
                .forEach(all::add);
        return List.copyOf(all.tailSet(Objects.requireNonNull(all.floor(from)), true));
    }

    /** The instants after one and before another at which rules begin or end. */
    private NavigableSet<Instant> turns(Instant from, Instant end) {
        var turns = new TreeSet<Instant>(Comparator.naturalOrder());
        rules.stream()
                .map(Rule::limit)
                .flatMap(limit -> Stream.of(Optional.ofNullable(limit.from()), Optional.ofNullable(limit.until())))
                .flatMap(Optional::stream)
                .filter(turn -> turn.isAfter(from) && turn.isBefore(end))
                .forEach(turns::add);
        return turns;
    }

    /**
     * How a market was in some time: its average price in percent of the list price, and the percentage of hours with a
     * surge.
     */
    public record Past(int averagePercent, double surgePercent) {}

    /** How it was in the last 30 days. */
    public Past past(Instant now) {
        var end = hour(now);
        var prices = LongStream.range(end - PAST_HOURS, end)
                .map(hour -> price(Instant.ofEpochMilli(hour * HOUR)))
                .toArray();
        var average = LongStream.of(prices).sum() * 100.0 / PAST_HOURS / list;
        var surges = LongStream.of(prices).filter(price -> price * 2 > list).count();
        return new Past((int) Math.max(1, Math.round(average)), Math.round(surges * 1000.0 / PAST_HOURS) / 10.0);
    }

    private @Nullable Rule rule(Instant at) {
        return rules.stream()
                .filter(rule -> rule.limit().awakeAt(at))
                .findFirst()
                .orElse(null);
    }

    private long asked(long price, @Nullable Rule rule) {
        if (rule == null || !(rule.effect() instanceof Effect.PriceSpike spike)) {
            return price;
        }
        var share = spike.share();
        var factor = spike.factor();
        return rounded(share != null ? list * share : factor != null ? price * factor : price, list);
    }

    /** An amount, rounded as a market price and at most the list price. */
    static long rounded(double amount, long list) {
        return Math.min(list, Math.max(STEP, Math.round(amount / STEP) * STEP));
    }

    private static long hour(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), HOUR);
    }
}
