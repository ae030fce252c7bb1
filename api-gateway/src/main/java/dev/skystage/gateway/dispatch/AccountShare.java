package dev.skystage.gateway.dispatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.throttle.ThrottleProperties;
import dev.skystage.persistence.cloud.OfAnyCloud;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Limits how much of this replica one account can use: how many of its calls work at once, fewer than there are
 * connections, and how many wait, fewer than there are threads. So an account with many callers leaves room for others.
 */
@Component
@OfAnyCloud("calls that are under way here")
class AccountShare {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private record Turns(Semaphore reads, Semaphore writes, AtomicInteger present) {}

    private final ThrottleProperties limits;
    private final Cache<String, Turns> accounts =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    AccountShare(ThrottleProperties limits) {
        this.limits = limits;
    }

    /** Does the work when it is the account's turn, or refuses with Throttling.User if too many calls wait. */
    <T> T taking(String accountId, boolean reads, Supplier<T> work) {
        var turns = accounts.get(
                accountId,
                any -> new Turns(
                        new Semaphore(limits.reading()), new Semaphore(limits.writing()), new AtomicInteger()));
        try {
            ApiException.check(turns.present.incrementAndGet() <= limits.waiting(), "Throttling.User");
            return inTurn(reads ? turns.reads : turns.writes, work);
        } finally {
            turns.present.decrementAndGet();
        }
    }

    private static <T> T inTurn(Semaphore turn, Supplier<T> work) {
        try {
            ApiException.check(turn.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS), "Throttling.User");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException("ServiceUnavailable");
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
