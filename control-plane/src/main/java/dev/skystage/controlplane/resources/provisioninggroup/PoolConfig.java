package dev.skystage.controlplane.resources.provisioninggroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * {@code LaunchTemplateConfig.N.*}: instances of a type in a VSwitch.
 *
 * @param maxPrice the most that is bid per hour
 * @param priority 0 is taken first
 * @param weightedCapacity how much capacity one instance is
 * @param maxQuantity the most instances of it
 */
public record PoolConfig(
        @Nullable String instanceType,
        @Nullable String vSwitchId,
        @Nullable BigDecimal maxPrice,
        @Nullable Integer priority,
        @Nullable BigDecimal weightedCapacity,
        @Nullable Integer maxQuantity) {
    private static final String PREFIX = "LaunchTemplateConfig.N.";

    void check() {
        checkParameter(maxPrice == null || maxPrice.signum() > 0, PREFIX + "MaxPrice");
        checkParameter(priority == null || priority >= 0, PREFIX + "Priority");
        checkParameter(weightedCapacity == null || weightedCapacity.signum() > 0, PREFIX + "WeightedCapacity");
        checkParameter(maxQuantity == null || maxQuantity > 0, PREFIX + "MaxQuantity");
        if (instanceType == null || vSwitchId == null) {
            throw new ApiException("MissingParameter", PREFIX + (vSwitchId == null ? "VSwitchId" : "InstanceType"));
        }
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
