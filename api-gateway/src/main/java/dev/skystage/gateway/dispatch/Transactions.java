package dev.skystage.gateway.dispatch;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs calls. Writing ones in one transaction, reading ones without (docs/adr/0008). Deadlocks, lost races and
 * serialization failures are tried again, invisibly.
 */
@Component
public class Transactions {
    private static final int ATTEMPTS = 8;

    private final TransactionTemplate writing;

    Transactions(PlatformTransactionManager transactions) {
        writing = new TransactionTemplate(transactions);
    }

    <T> T read(Supplier<T> work) {
        return retrying(work);
    }

    <T> T write(Supplier<T> work) {
        return retrying(() -> writing.execute(status -> work.get()));
    }

    private static <T> T retrying(Supplier<T> work) {
        for (var attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost;
                }
            } catch (DataIntegrityViolationException lost) {
                if (!isConstraint(lost)) {
                    throw lost;
                }
                if (attempt == ATTEMPTS) {
                    throw new CannotAcquireLockException("still conflicting after retries", lost);
                }
            }
        }
    }

    /** A constraint that another call's row violates is a lost race; a value that no column takes is a defect. */
    private static boolean isConstraint(DataIntegrityViolationException violation) {
        return violation.getMostSpecificCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && cause.getSQLState().startsWith("23");
    }
}
