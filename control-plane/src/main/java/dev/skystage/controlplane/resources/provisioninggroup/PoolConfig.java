package dev.skystage.controlplane.resources.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.persistence.instancetype.InstanceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code LaunchTemplateConfig.N.*}: instances of a type, or of all types that meet requirements, in a VSwitch.
 *
 * @param maxPrice the price limit per hour
 * @param priority 0 is taken first
 * @param weightedCapacity how much capacity one instance counts as
 * @param maxQuantity how many instances it gives at most
 */
public record PoolConfig(
        @Nullable String instanceType,
        @Nullable String vSwitchId,
        @Nullable BigDecimal maxPrice,
        @Nullable Integer priority,
        @Nullable BigDecimal weightedCapacity,
        @Nullable Integer maxQuantity,
        @Flat @Nullable TypeRequirements requirements) {
    private static final String PREFIX = "LaunchTemplateConfig.N.";

    void check() {
        checkParameter(maxPrice == null || maxPrice.signum() > 0, PREFIX + "MaxPrice");
        checkParameter(priority == null || priority >= 0, PREFIX + "Priority");
        checkParameter(weightedCapacity == null || weightedCapacity.signum() > 0, PREFIX + "WeightedCapacity");
        checkParameter(maxQuantity == null || maxQuantity > 0, PREFIX + "MaxQuantity");
        if (requirements != null) {
            requirements.check(PREFIX);
        }
        if ((instanceType == null && !isOpen()) || vSwitchId == null) {
            throw new ApiException("MissingParameter", PREFIX + (vSwitchId == null ? "VSwitchId" : "InstanceType"));
        }
    }

    /** Whether it takes any type that meets the requirements. */
    boolean isOpen() {
        return instanceType == null && requirements != null && requirements.areGiven();
    }

    /** A pool for each type that it stands for. */
    Stream<PoolConfig> byType(List<InstanceType> all) {
        return !isOpen() || requirements == null
                ? Stream.of(this)
                : all.stream()
                        .filter(requirements::admit)
                        .map(type -> new PoolConfig(
                                type.id(), vSwitchId, maxPrice, priority, weightedCapacity, maxQuantity, null));
    }

    BigDecimal weight() {
        return weightedCapacity == null ? BigDecimal.ONE : weightedCapacity;
    }

    String type() {
        return instanceType == null ? "" : instanceType;
    }

    String vSwitch() {
        return vSwitchId == null ? "" : vSwitchId;
    }
}
