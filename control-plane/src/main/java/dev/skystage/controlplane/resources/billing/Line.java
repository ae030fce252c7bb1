package dev.skystage.controlplane.resources.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order: a part of a subscription for some time.
 *
 * @param subscriptionId the resource whose period it is
 * @param part the thing, as it becomes
 * @param was what it was before, "" if there was none
 * @param period what is bought; null for a change within a period
 */
public record Line(
        String subscriptionId,
        Charge part,
        String was,
        @Nullable Period period,
        Instant begins,
        Instant ends,
        Price price) {
    /** So many weeks, months or years. */
    public record Period(int length, String unit) {}

    /** A part for a whole period. */
    public static Line of(String subscriptionId, Charge part, Period period, Instant begins, Instant ends) {
        var price = Prices.subscription(part.pricePerHour(), period.length(), period.unit());
        return new Line(subscriptionId, part, "", period, begins, ends, price);
    }
}
