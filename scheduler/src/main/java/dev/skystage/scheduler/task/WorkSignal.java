package dev.skystage.scheduler.task;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the pump of this replica, or of another one, that there is due work. It is cheap, and raising it too often does
 * no harm.
 */
@Component
class WorkSignal {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    void raise() {
        listeners.forEach(Runnable::run);
    }

    /** Raises the signal after the commit of the surrounding transaction: before that nobody can see the work. */
    void raiseAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            raise();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                raise();
            }
        });
    }
}
