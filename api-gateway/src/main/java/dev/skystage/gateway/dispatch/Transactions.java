package dev.skystage.gateway.dispatch;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs calls in transactions. Deadlocks, lost races and serialization failures are tried again, invisibly. */
@Component
public class Transactions {
    private static final int ATTEMPTS = 8;

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Transactions(PlatformTransactionManager transactions, DataSource dataSource) {
        writing = new TransactionTemplate(transactions);
        // plain JDBC: reads need no persistence context
        reading = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        reading.setReadOnly(true);
    }

    <T> T read(Supplier<T> work) {
        return retrying(() -> reading.execute(status -> work.get()));
    }

    <T> T write(Supplier<T> work) {
        return retrying(() -> writing.execute(status -> work.get()));
    }

    private static <T> T retrying(Supplier<T> transaction) {
        for (var attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (ConcurrencyFailureException | DataIntegrityViolationException lost) {
                if (attempt == ATTEMPTS) {
                    throw lost instanceof ConcurrencyFailureException
                            ? lost
                            : new CannotAcquireLockException("still conflicting after retries", lost);
                }
            }
        }
    }
}
