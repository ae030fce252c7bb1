package dev.skystage.scheduler.trouble;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often a rule takes effect.
 *
 * @param count how many times, over all replicas; null for without limit
 * @param probability for each subject that it covers, 0 to 1; which of them it hits follows from the seed and their
 * order
 * @param from it has no effect before this instant, in cloud time
 * @param until it has no effect from this instant on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Limit(
        @Nullable Integer count,
        @Nullable Double probability,
        @Nullable Long seed,
        @Nullable Instant from,
        @Nullable Instant until) {
    public static final Limit NONE = new Limit(null, null, null, null, null);

    /** Whether it can take effect at an instant. */
    public boolean awakeAt(Instant now) {
        return (from == null || !now.isBefore(from)) && (until == null || now.isBefore(until));
    }

    /** Whether chance hits the nth subject; with the same seed the answer is the same on every replica. */
    public boolean hits(long nth) {
        return probability == null || new SplittableRandom(mixed(chance(), nth)).nextDouble() < probability;
    }

    /** The same limit, only within this window of cloud time. */
    public Limit within(Instant begin, @Nullable Instant end) {
        return new Limit(count, probability, seed, begin, end);
    }

    /** The same limit, not before this instant. */
    Limit notBefore(Instant instant) {
        return from != null && from.isAfter(instant) ? this : within(instant, until);
    }

    /** Those of the list that it hits when it takes effect on all at once, in their order. */
    public <T> List<T> choose(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(this::hits)
                .limit(count == null ? all.size() : count)
                .mapToObj(all::get)
                .toList();
    }

    /** The seed; a rule without one gets a random one. */
    public long chance() {
        return seed == null ? 0 : seed;
    }

    private static long mixed(long seed, long nth) {
        return seed * 0x9E3779B97F4A7C15L + nth;
    }
}
