package dev.skystage.controlplane.resources.billing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The meters of an account that are running at market prices. Amounts are 3600ths of a micro-yuan, seconds count from
 * 1970.
 */
record Running(Function<Charge.Market, SpotPrices> market, List<Span> spans) {
    private static final long AHEAD = SpotPrices.AHEAD.toSeconds();

    /** Some meters of one market that all count from the same second on. */
    record Span(Charge.Market there, long begun, long number) {}

    /** What these meters have counted until then. */
    BigInteger used(long until) {
        return spans.stream()
                .map(span -> cost(span.there, span.begun, until).multiply(BigInteger.valueOf(span.number)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What an hour of all costs at the prices of an instant, in micro-yuan. */
    long perHour(long at) {
        var instant = Instant.ofEpochSecond(at);
        return spans.stream()
                .mapToLong(span -> span.number * market.apply(span.there).price(instant))
                .sum();
    }

    /**
     * The second at which an amount is used up, counted from now, at a fixed rate plus market prices. Exact within
     * {@link SpotPrices#AHEAD}; beyond that the earliest possible second, as if list prices were asked.
     *
     * @param left above 0
     * @param fixed micro-yuan an hour
     * @param latest returned for everything later: it stands for never
     */
    long dry(BigInteger left, long fixed, long now, long latest) {
        var most = BigInteger.valueOf(fixed + listPerHour());
        var horizon = now + AHEAD;
        var rest = left.subtract(used(fixed, now, horizon));
        if (rest.signum() > 0) {
            var further = most.signum() == 0 ? BigInteger.valueOf(latest) : ceil(rest, most);
            return BigInteger.valueOf(horizon)
                    .add(further)
                    .min(BigInteger.valueOf(latest))
                    .longValueExact();
        }
        var enough = now;
        var dry = horizon;
        while (dry - enough > 1) {
            var middle = enough + (dry - enough) / 2;
            if (used(fixed, now, middle).compareTo(left) < 0) {
                enough = middle;
            } else {
                dry = middle;
            }
        }
        return dry;
    }

    private BigInteger used(long fixed, long from, long to) {
        return spans.stream().collect(groupingBy(Span::there, summingLong(Span::number))).entrySet().stream()
                .map(markets -> cost(markets.getKey(), from, to).multiply(BigInteger.valueOf(markets.getValue())))
                .reduce(BigInteger.valueOf(fixed).multiply(BigInteger.valueOf(to - from)), BigInteger::add);
    }

    private BigInteger cost(Charge.Market there, long from, long to) {
        return BigInteger.valueOf(market.apply(there).cost(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to)));
    }

    private long listPerHour() {
        return spans.stream()
                .mapToLong(span -> span.number * market.apply(span.there).listPrice())
                .sum();
    }

    private static BigInteger ceil(BigInteger amount, BigInteger rate) {
        return amount.add(rate).subtract(BigInteger.ONE).divide(rate);
    }
}
