package dev.skystage.controlplane.resources.billing;

/**
 * What a resource costs by the second as it is now.
 *
 * @param detail what was priced, e.g. a type or a size
 * @param pricePerHour micro-yuan, more than nothing
 */
public record Charge(
        String accountId, String regionId, String resourceId, MeterItem item, String detail, long pricePerHour) {}
