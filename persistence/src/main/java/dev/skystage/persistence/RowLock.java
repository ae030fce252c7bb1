package dev.skystage.persistence;

/** How a row is locked, until the transaction ends. */
public enum RowLock {
    /** Not locked. */
    NONE(""),
    /** Against deletion, but not against change: many can hold a VSwitch while they put something into it. */
    HOLD("for key share"),
    /** Against change and deletion; others may still hold it. */
    CHANGE("for no key update"),
    /** Against everything: nobody can put anything into what will be deleted. */
    DELETE("for update");

    private final String sql;

    RowLock(String sql) {
        this.sql = sql;
    }

    /** The end of the statement that selects the rows. */
    String sql() {
        return sql;
    }
}
