package dev.skystage.gateway.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.persistence.cloud.OfAnyCloud;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The configured rates, which protect a replica: a token bucket per account and action, in its memory. */
@Component
@OfAnyCloud("how often somebody called within the last minute")
class TokenBuckets {
    private record Key(String accountId, String action) {}

    private static final class Bucket {
        private double tokens;
        private long filledAt = System.nanoTime();

        Bucket(double tokens) {
            this.tokens = tokens;
        }

        synchronized Optional<Long> take(double rate) {
            var now = System.nanoTime();
            tokens = Math.min(Math.max(rate, 1), tokens + (now - filledAt) / 1e9 * rate);
            filledAt = now;
            if (tokens >= 1) {
                tokens--;
                return Optional.empty();
            }
            return Optional.of((long) Math.ceil((1 - tokens) / rate * 1000));
        }
    }

    private final ThrottleProperties properties;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    TokenBuckets(ThrottleProperties properties) {
        this.properties = properties;
    }

    /** Takes a token for a call; if there is none, the milliseconds until there is one. */
    Optional<Long> take(String accountId, String action) {
        var rate = properties.rateOf(action);
        return rate <= 0
                ? Optional.empty()
                : buckets.get(new Key(accountId, action), any -> new Bucket(Math.max(rate, 1)))
                        .take(rate);
    }
}
