package dev.skystage.gateway.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.persistence.region.RegionCatalog;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Decides whether a caller has made too many calls: by the limits that were set at run time and, where none of them
 * counts for its account and action, by the configured rate.
 */
@Component
public class Throttle {
    private final TokenBuckets buckets;
    private final ThrottleLimits limits;
    private final RegionCatalog regions;

    /**
     * Until when a counter is known to be used up, in nanoseconds, so that a caller who keeps calling costs the
     * database nothing.
     */
    private final Cache<ThrottleLimit.Counter, Long> usedUp =
            Caffeine.newBuilder().maximumSize(100_000).build();

    Throttle(TokenBuckets buckets, ThrottleLimits limits, RegionCatalog regions) {
        this.buckets = buckets;
        this.limits = limits;
        this.regions = regions;
    }

    /** Counts a call; empty when it may pass. The region that it names need not exist. */
    public Optional<TooMany> count(String accountId, String action, @Nullable String region) {
        var known = region == null || regions.find(region).isEmpty() ? "" : region;
        var call = new ThrottleLimit.Call(accountId, action, known);
        for (var code : ThrottleCode.values()) {
            var limit = limits.of(code, call);
            var wait = limit.isPresent()
                    ? count(limit.get().counter(call))
                    : code == ThrottleCode.API ? buckets.take(call.account(), call.action()) : Optional.<Long>empty();
            if (wait.isPresent()) {
                return Optional.of(new TooMany(code, wait.get()));
            }
        }
        return Optional.empty();
    }

    @EventListener
    void replaced(CloudReplaced event) {
        usedUp.invalidateAll();
    }

    private Optional<Long> count(ThrottleLimit.Counter counter) {
        var until = usedUp.getIfPresent(counter);
        if (until != null) {
            var left = until - System.nanoTime();
            if (left > 0) {
                return Optional.of(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            }
            usedUp.invalidate(counter);
        }
        var wait = limits.count(counter);
        wait.ifPresent(millis -> usedUp.put(counter, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis)));
        return wait;
    }
}
