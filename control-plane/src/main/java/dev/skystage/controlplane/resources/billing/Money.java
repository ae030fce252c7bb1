package dev.skystage.controlplane.resources.billing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Amounts of simulated money are whole micro-yuan (1e-6 CNY), so that sums are exact. What is paid at once is rounded
 * to whole cents; what meters count is added up before it is divided.
 */
public final class Money {
    public static final long YUAN = 1_000_000;
    public static final long CENT = 10_000;
    private static final int DECIMALS = 6;

    private Money() {}

    /** Micro-yuan for an amount in yuan. */
    public static long of(BigDecimal yuan) {
        return yuan.movePointRight(DECIMALS).longValueExact();
    }

    /** The amount times a fraction, rounded half up to a multiple of the unit. */
    static long part(long amount, long numerator, long denominator, long unit) {
        return part(amount, numerator, denominator, unit, RoundingMode.HALF_UP);
    }

    static long part(long amount, long numerator, long denominator, long unit, RoundingMode rounding) {
        var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator));
        var divisor = BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(unit));
        var units = new BigDecimal(product).divide(new BigDecimal(divisor), 0, rounding);
        return Math.multiplyExact(units.longValueExact(), unit);
    }

    /** The amount in yuan, exact, without trailing zeros. */
    public static BigDecimal yuan(long amount) {
        var yuan = BigDecimal.valueOf(amount, DECIMALS).stripTrailingZeros();
        return yuan.scale() < 0 ? yuan.setScale(0) : yuan;
    }
}
