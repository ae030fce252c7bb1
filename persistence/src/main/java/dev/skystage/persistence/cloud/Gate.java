package dev.skystage.persistence.cloud;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The gate that all work on the cloud passes on this replica: calls, tasks, the calendar. While it is closed no work is
 * running, and new work waits as long as it would wait for the database. Work that has passed may pass again inside.
 */
@Component
public class Gate {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Duration patience;

    public Gate(@Value("${skystage.database.patience:8s}") Duration patience) {
        this.patience = patience;
    }

    /** Work that passes the gate. */
    public interface Work<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }

    /** Does the work when the gate is open. */
    public <T extends @Nullable Object, E extends Exception> T pass(Work<T, E> work) throws E {
        enter();
        try {
            return work.run();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void enter() {
        try {
            if (lock.readLock().tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new DataAccessResourceFailureException("the cloud is being replaced");
    }

    /** Closes it for all other threads when the running work has ended; false if that takes longer than this. */
    public boolean close(Duration most) {
        try {
            return lock.isWriteLockedByCurrentThread()
                    || lock.writeLock().tryLock(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Opens it, if this thread has closed it. */
    public void open() {
        if (lock.isWriteLockedByCurrentThread()) {
            lock.writeLock().unlock();
        }
    }
}
