package dev.skystage.controlplane.resources.billing;

import org.jspecify.annotations.Nullable;

/**
 * What a resource costs by the second, as it is now.
 *
 * @param detail what was priced, such as a type or a size
 * @param pricePerHour micro-yuan, above 0
 * @param market the market whose price it costs; the price here is then only that of the moment. Null if the price is
 * fixed
 */
public record Charge(
        String accountId,
        String regionId,
        String resourceId,
        MeterItem item,
        String detail,
        long pricePerHour,
        @Nullable Market market) {
    /** A charge at a fixed price. */
    public Charge(
            String accountId, String regionId, String resourceId, MeterItem item, String detail, long pricePerHour) {
        this(accountId, regionId, resourceId, item, detail, pricePerHour, null);
    }

    /** The market for an instance type in a zone. */
    public record Market(String typeId, String zoneId) {}
}
