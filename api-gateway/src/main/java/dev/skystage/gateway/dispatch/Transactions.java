package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.database.LostRace;
import dev.skystage.persistence.database.Pool;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs calls. Writing ones in one transaction, reading ones without (docs/adr/0008). Deadlocks, lost races and
 * serialization failures are tried again, invisibly; so is a call that waits for a row too long, for some seconds.
 */
@Component
public class Transactions {
    private static final int ATTEMPTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration MOST_REST = Duration.ofMillis(20);

    private final TransactionTemplate writing;

    Transactions(PlatformTransactionManager transactions) {
        writing = new TransactionTemplate(transactions);
    }

    <T> T read(Supplier<T> work) {
        return Pool.READS.during(() -> retrying(work));
    }

    <T> T write(Supplier<T> work) {
        return Pool.WRITES.during(() -> retrying(() -> writing.execute(status -> work.get())));
    }

    /** Between two attempts there is no transaction: others have the connection. */
    private static <T> T retrying(Supplier<T> work) {
        var begin = System.nanoTime();
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException lost) {
                if (LostRace.isWait(lost)) {
                    if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                        throw new ApiException("Throttling.User"); // the account's own calls hold the row
                    }
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(MOST_REST.toNanos()));
                } else if (!isLost(lost)) {
                    throw lost;
                } else if (attempt >= ATTEMPTS) {
                    throw new CannotAcquireLockException("still conflicting after retries", lost);
                }
            }
        }
    }

    /** A constraint of one row alone is no race: a value that no column takes is a defect, and stays one. */
    private static boolean isLost(RuntimeException failure) {
        return failure instanceof ConcurrencyFailureException
                || LostRace.caused(failure)
                || LostRace.byConstraint(failure);
    }
}
