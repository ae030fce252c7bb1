package dev.skystage.scheduler.chance;

import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Everything that the cloud leaves to chance is asked here, with the subject that it is about. With {@code
 * skystage.seed} the answer follows from the seed and the subject, and not from earlier questions, so other threads do
 * not change it. Without a seed it is random. Secrets never come from here: they always have a secure source.
 */
@Component
public class Chance {
    private final @Nullable Long seed;

    public Chance(@Value("${skystage.seed:#{null}}") @Nullable Long seed) {
        this.seed = seed;
    }

    /** Random numbers about a subject; with a seed they are the same each time. */
    public RandomGenerator about(Object... subject) {
        return seed == null ? ThreadLocalRandom.current() : new Seeded(hash(seed, subject));
    }

    public OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** A number that follows from the seed and the subject: the same on every machine and in every version of Java. */
    public static long hash(long seed, Object... subject) {
        var hash = mix(seed);
        for (var part : subject) {
            var text = String.valueOf(part);
            for (var i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
            }
            hash = mix(hash);
        }
        return hash;
    }

    /** Spreads a number over all bits (SplitMix64). */
    public static long mix(long number) {
        var mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static final class Seeded implements RandomGenerator {
        private long state;

        Seeded(long state) {
            this.state = state;
        }

        @Override
        public long nextLong() {
            state += 0x9E3779B97F4A7C15L;
            return mix(state);
        }
    }
}
