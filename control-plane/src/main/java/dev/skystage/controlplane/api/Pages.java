package dev.skystage.controlplane.api;

import java.util.ArrayList;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads pages of small lists, newest first: one statement for the page, one for the total if the page does not tell it. */
@Component
public class Pages {
    private final JdbcClient jdbc;

    Pages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of the table's rows that pass the filter. */
    public <T> Paging.Page<T> read(
            String columns, String table, Filter filter, Paging paging, RowMapper<T> mapper, Function<T, String> id) {
        var wanted = paging.after() == null ? filter : new Filter(filter).and("id < ?", paging.after());
        var parameters = new ArrayList<>(wanted.parameters());
        parameters.add(paging.limit());
        parameters.add(paging.offset());
        var rows = jdbc.sql("select " + columns + " from " + table + " where " + wanted.sql()
                        + " order by id desc limit ? offset ?")
                .params(parameters)
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
