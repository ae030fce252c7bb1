package dev.skystage.controlplane.resources.billing;

import java.util.List;
import java.util.stream.Stream;

/**
 * A price in micro-yuan.
 *
 * @param original the list price
 * @param trade what is paid
 * @param rules the discounts that explain the difference
 */
public record Price(long original, long trade, List<PriceRule> rules) {
    public static final Price NOTHING = new Price(0, 0, List.of());

    /** A price without a discount. */
    public static Price of(long amount) {
        return new Price(amount, amount, List.of());
    }

    public long discount() {
        return original - trade;
    }

    public Price plus(Price other) {
        return new Price(
                original + other.original,
                trade + other.trade,
                Stream.concat(rules.stream(), other.rules.stream()).distinct().toList());
    }

    public Price times(int number) {
        return new Price(original * number, trade * number, rules);
    }
}
