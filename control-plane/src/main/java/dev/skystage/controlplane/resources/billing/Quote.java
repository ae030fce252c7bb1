package dev.skystage.controlplane.resources.billing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The price of several parts together. */
public record Quote(List<Part> parts) {
    /** One part with its price. */
    public record Part(MeterItem item, Price price) {}

    /** The price for a period, or for an hour if none is given; each part is taken {@code amount} times. */
    public static Quote of(List<Charge> charges, Line.@Nullable Period period, int amount) {
        var parts = new ArrayList<Part>();
        for (var charge : charges) {
            var one = period == null
                    ? Price.of(charge.pricePerHour())
                    : Prices.subscription(charge.pricePerHour(), period.length(), period.unit());
            parts.add(new Part(charge.item(), one.times(amount)));
        }
        return new Quote(parts);
    }

    /** The same with another price of one item. */
    public Quote with(MeterItem item, Price price) {
        return new Quote(parts.stream()
                .map(part -> part.item == item ? new Part(item, price) : part)
                .toList());
    }

    public Price total() {
        return parts.stream().map(Part::price).reduce(Price.NOTHING, Price::plus);
    }

    /** The prices of the parts, as the API shows them. */
    public List<PriceDetail> details() {
        return parts.stream().map(part -> PriceDetail.of(part.item, part.price)).toList();
    }
}
