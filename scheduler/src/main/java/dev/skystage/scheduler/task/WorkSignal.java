package dev.skystage.scheduler.task;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells this replica's pump, or a pump elsewhere, that there is due work. Cheap; raising it once too often is harmless. */
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

    /** Raises the signal when the surrounding transaction has committed: nobody could see the work before. */
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
