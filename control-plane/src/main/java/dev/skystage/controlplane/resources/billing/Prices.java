package dev.skystage.controlplane.resources.billing;

import dev.skystage.persistence.instancetype.InstanceType;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Simulated prices in CNY: by vCPU and GiB, so that they order the types as real prices do. They are not real ones. */
public final class Prices {
    private static final BigDecimal PER_VCPU_HOUR = new BigDecimal("0.12");
    private static final BigDecimal PER_GIB_HOUR = new BigDecimal("0.03");
    private static final BigDecimal SPOT_SHARE = new BigDecimal("0.2");
    private static final BigDecimal SUBSCRIPTION_SHARE = new BigDecimal("0.6");
    private static final BigDecimal HOURS_A_WEEK = new BigDecimal(7 * 24);
    private static final BigDecimal HOURS_A_MONTH = new BigDecimal(30 * 24);

    private Prices() {}

    /** One hour of pay-as-you-go. */
    public static BigDecimal hour(InstanceType type) {
        return PER_VCPU_HOUR
                .multiply(BigDecimal.valueOf(type.vcpus()))
                .add(PER_GIB_HOUR.multiply(BigDecimal.valueOf(type.memoryGib())))
                .setScale(3, RoundingMode.HALF_UP);
    }

    /** One hour of a preemptible instance at the public price. */
    public static BigDecimal spot(InstanceType type) {
        return hour(type).multiply(SPOT_SHARE).setScale(3, RoundingMode.HALF_UP);
    }

    /** A subscription of some weeks or months. */
    public static BigDecimal subscription(InstanceType type, int period, String unit) {
        return hour(type)
                .multiply(unit.equals(Periods.WEEK) ? HOURS_A_WEEK : HOURS_A_MONTH)
                .multiply(BigDecimal.valueOf(period))
                .multiply(SUBSCRIPTION_SHARE)
                .setScale(2, RoundingMode.HALF_UP);
    }
}
