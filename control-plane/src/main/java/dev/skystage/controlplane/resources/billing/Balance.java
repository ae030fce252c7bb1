package dev.skystage.controlplane.resources.billing;

import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account has at an instant. Used is counted in micro-yuan times 3600, so that nothing is rounded.
 *
 * @param paid what was paid in, micro-yuan
 * @param ordered what was paid for orders, less what was refunded
 * @param used what its meters have counted, in 3600ths of a micro-yuan
 * @param burnPerHour what its open meters cost, micro-yuan
 * @param creditLimit how far it may fall below zero; null for as far as it likes
 * @param dryAt when all is used up at the present rate; null for never
 * @param overdueSince when all was used up, if that has not been paid
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

    /** What is left, in 3600ths of a micro-yuan. */
    public BigInteger exact() {
        return BigInteger.valueOf(paid - ordered).multiply(HOUR).subtract(used);
    }

    /** What is left in whole micro-yuan, never more than there is. */
    public long whole() {
        var parts = exact().divideAndRemainder(HOUR);
        return parts[0].longValueExact() - (parts[1].signum() < 0 ? 1 : 0);
    }

    public boolean isLimited() {
        return creditLimit != null;
    }

    /** What may be spent still, micro-yuan; without a limit all there can be. */
    public long available() {
        return creditLimit == null ? Long.MAX_VALUE : whole() + creditLimit;
    }
}
