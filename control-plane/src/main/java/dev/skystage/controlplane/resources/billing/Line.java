package dev.skystage.controlplane.resources.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order: one part of a subscription for a time.
 *
 * @param subscriptionId the resource that is subscribed to
 * @param part the part as it becomes
 * @param was what the part was before, "" if it is new
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
    /** A number of weeks, months or years. */
    public record Period(int length, String unit) {}

    /** A part for a whole period. */
    public static Line of(String subscriptionId, Charge part, Period period, Instant begins, Instant ends) {
        var price = Prices.subscription(part.pricePerHour(), period.length(), period.unit());
        return new Line(subscriptionId, part, "", period, begins, ends, price);
    }
}
