package dev.skystage.gateway.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** A token bucket per account and action. */
@Component
public class Throttle {
    private record Key(String accountId, String action) {}

    private static final class Bucket {
        private double tokens;
        private long filledAt = System.nanoTime();

        Bucket(double tokens) {
            this.tokens = tokens;
        }

        synchronized OptionalLong take(double rate) {
            var now = System.nanoTime();
            tokens = Math.min(Math.max(rate, 1), tokens + (now - filledAt) / 1e9 * rate);
            filledAt = now;
            if (tokens >= 1) {
                tokens--;
                return OptionalLong.empty();
            }
            return OptionalLong.of((long) Math.ceil((1 - tokens) / rate * 1000));
        }
    }

    private final ThrottleProperties properties;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .build();

    public Throttle(ThrottleProperties properties) {
        this.properties = properties;
    }

    /** Empty when the call may pass, else the milliseconds until the next one may. */
    public OptionalLong millisToWait(String accountId, String action) {
        var rate = properties.rateOf(action);
        if (rate <= 0) {
            return OptionalLong.empty();
        }
        return buckets.get(new Key(accountId, action), any -> new Bucket(Math.max(rate, 1)))
                .take(rate);
    }
}
