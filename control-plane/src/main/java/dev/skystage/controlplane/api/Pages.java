package dev.skystage.controlplane.api;

import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads pages of lists, newest first: one statement for the page, one for the total if the page does not tell it. */
@Component
public class Pages {
    private final JdbcClient jdbc;

    Pages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of a long list: what it costs does not depend on how many rows there are outside the scope. */
    public <T> Paging.Page<T> read(
            String columns,
            String table,
            Scope scope,
            Filter others,
            Paging paging,
            RowMapper<T> mapper,
            Function<T, String> id) {
        var range = scope.newest(paging.after()).and(others);
        var rows = jdbc.sql(sql(columns, table, scope, range, paging))
                .params(range.parameters())
                .query(mapper)
                .list();
        return paging.page(rows, id, () -> count(table, scope.all().and(others)));
    }

    /** The statement for a page of a long list. */
    public static String sql(String columns, String table, Scope scope, Filter range, Paging paging) {
        var page = range.sql() + " order by " + scope.order() + paging.window();
        return "select " + columns + " from " + table + " where "
                // ids alone come from the index, however many are skipped
                + (paging.offset() == 0
                        ? page
                        : "id = any(array(select id from " + table + " where " + page + ")) order by id desc");
    }

    /** A page of the table's rows that pass the filter: for short lists and for filters with few matches. */
    public <T> Paging.Page<T> read(
            String columns, String table, Filter filter, Paging paging, RowMapper<T> mapper, Function<T, String> id) {
        var wanted = paging.after() == null ? filter : new Filter(filter).and("id < ?", paging.after());
        var rows = jdbc.sql("select " + columns + " from " + table + " where " + wanted.sql() + " order by id desc"
                        + paging.window())
                .params(wanted.parameters())
                .query(mapper)
                .list();
        return paging.page(rows, id, () -> count(table, filter));
    }

    private long count(String table, Filter filter) {
        return jdbc.sql("select count(*) from " + table + " where " + filter.sql())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }
}
