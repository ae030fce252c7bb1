package dev.skystage.controlplane.resources.billing;

import java.math.RoundingMode;
import java.time.Instant;

/** What a part of a period is worth, counted in whole seconds. */
public final class Proration {
    private Proration() {}

    /** A period that has been paid for. */
    public record Paid(Line.Period period, Span span) {}

    /** The price of a change for a part of a period; negative if it becomes cheaper. */
    static Price difference(Paid paid, Span part, long hourBefore, long hourAfter) {
        var before = Prices.subscription(hourBefore, paid.period.length(), paid.period.unit());
        var after = Prices.subscription(hourAfter, paid.period.length(), paid.period.unit());
        return new Price(
                part(after.original() - before.original(), paid.span, part, RoundingMode.HALF_UP),
                part(after.trade() - before.trade(), paid.span, part, RoundingMode.HALF_UP),
                after.rules());
    }

    /** What is left of an amount that was paid for a time, rounded down to cents. */
    static long left(long amount, Instant begins, Instant ends, Instant now) {
        var paid = new Span(begins, ends);
        return part(amount, paid, paid.and(new Span(now, ends)), RoundingMode.FLOOR);
    }

    private static long part(long amount, Span whole, Span part, RoundingMode rounding) {
        return Money.part(amount, part.seconds(), whole.seconds(), Money.CENT, rounding);
    }
}
