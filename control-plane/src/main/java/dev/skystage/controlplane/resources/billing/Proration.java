package dev.skystage.controlplane.resources.billing;

import java.math.RoundingMode;
import java.time.Instant;

/** What a part of a period is worth, by whole seconds. */
public final class Proration {
    private Proration() {}

    /** A period that has been paid for. */
    public record Paid(Line.Period period, Instant begins, Instant ends) {
        /** When what is left of it begins. */
        Instant left(Instant now) {
            return begins.isAfter(now) ? begins : now;
        }
    }

    /** What it costs to have something dearer, or how much less something cheaper does, for what is left of a period. */
    static Price difference(Paid paid, Instant now, long hourBefore, long hourAfter) {
        var before = Prices.subscription(hourBefore, paid.period.length(), paid.period.unit());
        var after = Prices.subscription(hourAfter, paid.period.length(), paid.period.unit());
        return new Price(
                left(after.original() - before.original(), paid.begins, paid.ends, now, RoundingMode.HALF_UP),
                left(after.trade() - before.trade(), paid.begins, paid.ends, now, RoundingMode.HALF_UP),
                after.rules());
    }

    /** What is left of an amount that was paid for a time, less than a cent not counted. */
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
