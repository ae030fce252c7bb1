package dev.skystage.persistence.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognizes failures that another transaction caused and that a repetition mends, however they are wrapped. */
public final class LostRace {
    private static final Set<String> CONFLICT = Set.of("40001", "40P01");
    private static final String LOCK_WAIT = "55P03";

    /** Unique, foreign key and exclusion: another transaction's row can violate these constraints. */
    private static final Set<String> OTHERS_ROW = Set.of("23505", "23503", "23P01");

    private LostRace() {}

    /** Whether the cause is a serialization failure, a deadlock or too long a wait for a row. */
    public static boolean caused(Throwable failure) {
        return isWait(failure) || find(failure, CONFLICT);
    }

    /** Whether the cause is a constraint that another transaction's row violates: a repetition sees that row. */
    public static boolean byConstraint(Throwable failure) {
        return find(failure, OTHERS_ROW);
    }

    /** Whether the cause is too long a wait for a row. */
    public static boolean isWait(Throwable failure) {
        return find(failure, Set.of(LOCK_WAIT));
    }

    private static boolean find(Throwable failure, Set<String> states) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null && states.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
