package dev.skystage.persistence.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Recognizes failures that are no defect: the connection broke, there was none, or the server has no room left. How
 * they are wrapped depends on what was running - a statement, Hibernate's, a commit, a rollback - so all causes are
 * searched.
 */
public final class DatabaseAway {
    private static final String CONNECTION = "08";
    private static final String SERVER_STOPPED = "57P";
    /** No disk space, memory or connections left: no defect either, and over when somebody has made room. */
    private static final String SERVER_FULL = "53";

    private DatabaseAway() {}

    /** Whether this failed because the database was away. What was being committed may have taken effect or not. */
    public static boolean caused(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || (cause instanceof SQLException sql && isAway(sql))) {
                return true;
            }
        }
        return false;
    }

    /** The pool's own exceptions, such as the one for a connection that it has closed, have no SQLSTATE. */
    private static boolean isAway(SQLException failure) {
        var state = failure.getSQLState();
        return state == null
                || state.startsWith(CONNECTION)
                || state.startsWith(SERVER_STOPPED)
                || state.startsWith(SERVER_FULL);
    }
}
