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
 * Runs calls: those that write in one transaction, those that read without (docs/adr/0008). After a deadlock, a lost
 * race or a serialization failure the call is repeated, and the caller does not see it; the same holds, for some
 * seconds, for a call that waits too long for a row.
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

    /** Between two attempts there is no transaction, so others can use the connection. */
    private static <T> T retrying(Supplier<T> work) {
        var begin = System.nanoTime();
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException lost) {
                if (LostRace.isWait(lost)) {
                    if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                        throw new ApiException("Throttling.User"); // other calls of the same account hold the row
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

    /**
     * A constraint on one row is no race: a value that a column does not take is a defect, and repeating does not help.
     */
    private static boolean isLost(RuntimeException failure) {
        return failure instanceof ConcurrencyFailureException
                || LostRace.caused(failure)
                || LostRace.byConstraint(failure);
    }
}
