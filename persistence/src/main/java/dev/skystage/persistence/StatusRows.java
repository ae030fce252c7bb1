package dev.skystage.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Bulk access to the statuses of many rows of one table: one statement locks them, one writes them back. The task
 * engine changes thousands of rows a second with this; actions use the entities.
 */
public abstract class StatusRows<S extends Enum<S>> {
    protected final JdbcClient jdbc;
    private final String table;
    private final Class<S> statuses;

    protected StatusRows(JdbcClient jdbc, String table, Class<S> statuses) {
        this.jdbc = jdbc;
        this.table = table;
        this.statuses = statuses;
    }

    /** Locks the rows that exist, in id order, so that two batches cannot deadlock. */
    public List<StatusRow<S>> lock(Collection<String> ids) {
        return select("id = any(?)", ids);
    }

    /** Locks those of the rows that exist and have the status; the others have changed since. */
    public List<StatusRow<S>> lock(Collection<String> ids, S status) {
        return lock(ids).stream().filter(row -> row.status() == status).toList();
    }

    protected List<StatusRow<S>> select(String where, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return selectAll(where, (Object) ids.toArray(String[]::new));
    }

    /** Locks the rows that meet the condition, in id order. */
    protected List<StatusRow<S>> selectAll(String where, Object... parameters) {
        return jdbc.sql("select id, account_id, region_id, version, status from " + table + " where " + where
                        + " order by id for no key update")
                .params(parameters)
                .query(this::row)
                .list();
    }

    /** SQL: whether a row of an overdue account meets the condition. */
    protected static String isAnyOfOverdue(String table, String condition) {
        return "exists (select" + ofOverdue(table, condition, 1) + ")";
    }

    /** SQL: the condition, and that the row is one of the first thousand of its account, which is overdue. */
    protected static String isOfOverdue(String table, String condition) {
        return condition + " and id = any(array(select id" + ofOverdue(table, condition, 1000) + "))";
    }

    /** Begins with the accounts, which are few: the limit keeps the planner from beginning with the table. */
    private static String ofOverdue(String table, String condition, int limit) {
        return " from account_money m cross join lateral (select id from " + table
                + " where account_id = m.account_id and " + condition + " limit " + limit
                + ") own where m.overdue_since is not null";
    }

    /** Locks the first rows by the order, then by id, but passes over those that are locked already. */
    protected List<StatusRow<S>> selectFree(String where, String order, int limit, Object... parameters) {
        return jdbc.sql("select id, account_id, region_id, version, status from " + table + " where " + where
                        + " order by " + order + ", id limit " + limit + " for no key update skip locked")
                .params(parameters)
                .query(this::row)
                .list();
    }

    /** Reads the first five columns of every selection here: id, account_id, region_id, version, status. */
    protected StatusRow<S> row(ResultSet row, int index) throws SQLException {
        return new StatusRow<>(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                Enum.valueOf(statuses, row.getString(5)));
    }

    /** Writes the statuses of locked rows, and the columns that go with a status of this kind of resource. */
    public void write(Collection<StatusRow<S>> rows, Instant now) {
        write(rows, "");
    }

    /** The same with further assignments, such as {@code ", started_at = ?"}, and their parameters. */
    protected void write(Collection<StatusRow<S>> rows, String assignments, Object... parameters) {
        if (rows.isEmpty()) {
            return;
        }
        var statement = jdbc.sql("update " + table + " t set status = x.status, version = t.version + 1" + assignments
                + " from unnest(?::text[], ?::text[], ?::int[]) x(id, status, version)"
                + " where t.id = x.id and t.version = x.version");
        for (var parameter : parameters) {
            statement = statement.param(parameter);
        }
        var written = statement
                .param(rows.stream().map(StatusRow::id).toArray(String[]::new))
                .param(rows.stream().map(row -> row.status().name()).toArray(String[]::new))
                .param(rows.stream().map(StatusRow::version).toArray(Integer[]::new))
                .update();
        if (written != rows.size()) {
            throw new OptimisticLockingFailureException(table + ": wrote " + written + " of " + rows.size() + " rows");
        }
    }
}
