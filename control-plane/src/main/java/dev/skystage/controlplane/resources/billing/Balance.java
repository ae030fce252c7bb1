package dev.skystage.controlplane.resources.billing;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The money of an account at an instant. Used is counted in micro-yuan times 3600, so that nothing is rounded.
 *
 * @param paid all that was paid in, micro-yuan
 * @param ordered all that orders cost, less refunds
 * @param used all that its meters have counted, in 3600ths of a micro-yuan
 * @param burnPerHour what its open meters cost, micro-yuan
 * @param creditLimit how far the balance may fall below zero; null for without limit
 * @param dryAt when the money is used up at the present rate; null for never
 * @param overdueSince since when more is used up than was paid; null if nothing is owed
 */
public record Balance(
        long paid,
        long ordered,
        BigInteger used,
        long burnPerHour,
        @Nullable Long creditLimit,
        @Nullable Instant dryAt,
        @Nullable Instant overdueSince) {
    public static final BigInteger HOUR = BigInteger.valueOf(3600);

    /** The balance in 3600ths of a micro-yuan. */
    public BigInteger exact() {
        return BigInteger.valueOf(paid - ordered).multiply(HOUR).subtract(used);
    }

    /** The balance in whole micro-yuan, rounded down. */
    public long whole() {
        var parts = exact().divideAndRemainder(HOUR);
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    public boolean isLimited() {
        return creditLimit != null;
    }

    /** How many micro-yuan can still be spent; the greatest long if there is no limit. */
    public long available() {
        return creditLimit == null ? Long.MAX_VALUE : whole() + creditLimit;
    }
}
