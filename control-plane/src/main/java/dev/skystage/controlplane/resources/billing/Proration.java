package dev.skystage.controlplane.resources.billing;

import java.math.RoundingMode;
import java.time.Instant;

/** What a part of a period is worth, counted in whole seconds. */
public final class Proration {
    private Proration() {}

    /** A period that has been paid for. */
    public record Paid(Line.Period period, Instant begins, Instant ends) {
        /** From when on the rest of it counts. */
        Instant left(Instant now) {
            return begins.isAfter(now) ? begins : now;
        }
    }

    /** The price of a change for the rest of a period; negative if it becomes cheaper. */
    static Price difference(Paid paid, Instant now, long hourBefore, long hourAfter) {
        var before = Prices.subscription(hourBefore, paid.period.length(), paid.period.unit());
        var after = Prices.subscription(hourAfter, paid.period.length(), paid.period.unit());
        return new Price(
                left(after.original() - before.original(), paid.begins, paid.ends, now, RoundingMode.HALF_UP),
                left(after.trade() - before.trade(), paid.begins, paid.ends, now, RoundingMode.HALF_UP),
                after.rules());
    }

    /** What is left of an amount that was paid for a time, rounded down to cents. */
    static long left(long amount, Instant begins, Instant ends, Instant now) {
        return left(amount, begins, ends, now, RoundingMode.FLOOR);
    }

    private static long left(long amount, Instant begins, Instant ends, Instant now, RoundingMode rounding) {
        var from = Math.max(begins.getEpochSecond(), now.getEpochSecond());
        var remaining = Math.max(0, ends.getEpochSecond() - from);
        var whole = ends.getEpochSecond() - begins.getEpochSecond();
        return Money.part(amount, remaining, whole, Money.CENT, rounding);
    }
}
