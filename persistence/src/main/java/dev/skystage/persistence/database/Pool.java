package dev.skystage.persistence.database;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is used for. Each use has connections of its own, so that callers who wait for one row can block
 * neither readers nor workers.
 */
public enum Pool {
    /** Calls that only read. */
    READS,
    /** Calls that write. */
    WRITES;

    private static final ThreadLocal<Pool> CURRENT = new ThreadLocal<>();

    /** Does work on this thread with connections of this pool. */
    public <T> T during(Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** The use that this thread has declared; null for work that is no call. */
    static @Nullable Pool current() {
        return CURRENT.get();
    }
}
