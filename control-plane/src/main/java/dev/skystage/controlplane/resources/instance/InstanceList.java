package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Pages;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads pages of instances, newest first: one statement for the page (two where the selectivity of an index must be tried)
 * and one for the total when the page does not tell it. What a page costs does not depend on how many instances there are.
 */
@Component
public class InstanceList {
    /** So many of the newest rows are tried before an index of unknown selectivity is asked. */
    private static final int PROBE = 1_000;

    /** Where counting ends for callers who page by token. */
    public static final int TOKEN_COUNT = 10_000;

    private final JdbcClient jdbc;
    private final TaggedInstances tagged;

    InstanceList(JdbcClient jdbc, TaggedInstances tagged) {
        this.jdbc = jdbc;
        this.tagged = tagged;
    }

    public <T> Paging.Page<T> page(
            String columns, InstanceQuery query, Paging paging, RowMapper<T> mapper, Function<T, String> id) {
        if (query.ids() != null) {
            return byIds(columns, query, paging, mapper, id);
        }
        var tag = query.tagToWalk();
        if (tag != null && query.access() == InstanceQuery.Access.WALK) {
            return tagged.page(columns, query, tag, paging, mapper, id);
        }
        var scope = query.scope();
        List<T> rows = null;
        if (scope != null && query.access() == InstanceQuery.Access.WALK) {
            rows = walk(columns, scope, query, paging, mapper);
        } else if (scope != null && query.access() == InstanceQuery.Access.EITHER) {
            rows = probe(columns, scope, query, paging, mapper);
        }
        var found = rows == null ? lookup(columns, query, paging, mapper) : rows;
        return paging.page(found, id, () -> query.isCounted() ? maintainedCount(query) : count(query, paging));
    }

    /** Few enough to read them all: then the total needs no statement of its own. */
    private <T> Paging.Page<T> byIds(
            String columns, InstanceQuery query, Paging paging, RowMapper<T> mapper, Function<T, String> id) {
        var filter = query.filter();
        var sql = "select " + columns + " from instance where " + filter.sql() + " order by id desc";
        return paging.cutDescending(read(sql, filter, mapper), id);
    }

    private <T> List<T> walk(String columns, Scope scope, InstanceQuery query, Paging paging, RowMapper<T> mapper) {
        var range = scope.newest(paging.after()).and(query.besideScope());
        return read(Pages.sql(columns, "instance", scope, range, paging), range, mapper);
    }

    /** The page, if the newest rows fill it already: so what nearly all instances match costs no scan of its index. */
    private <T> @Nullable List<T> probe(
            String columns, Scope scope, InstanceQuery query, Paging paging, RowMapper<T> mapper) {
        if (paging.offset() != 0) {
            return null;
        }
        var range = scope.newest(paging.after());
        var conditions = query.besideScope();
        var parameters = new ArrayList<>(range.parameters());
        parameters.addAll(conditions.parameters());
        var rows = jdbc.sql("select " + columns + " from (select * from instance where " + range.sql() + " order by "
                        + scope.order() + " limit " + PROBE + ") newest where " + conditions.sql() + " order by id desc"
                        + paging.window())
                .params(parameters)
                .query(mapper)
                .list();
        return rows.size() == paging.limit() ? rows : null;
    }

    /** Finds all matches first, as the planner underrates how many rows a walk would pass before the first match. */
    private <T> List<T> lookup(String columns, InstanceQuery query, Paging paging, RowMapper<T> mapper) {
        var filter = query.filter();
        if (paging.after() != null) {
            filter.and("id < ?", paging.after());
        }
        return read(
                "with hit as materialized (select id from instance where " + filter.sql() + ") select " + columns
                        + " from instance where id = any(array(select id from hit order by id desc"
                        + paging.window() + ")) order by id desc",
                filter,
                mapper);
    }

    private <T> List<T> read(String sql, Filter filter, RowMapper<T> mapper) {
        return jdbc.sql(sql).params(filter.parameters()).query(mapper).list();
    }

    private long maintainedCount(InstanceQuery query) {
        var filter = new Filter()
                .and("account_id = ?", query.accountId())
                .equal("region_id", query.regionId())
                .equal("vpc_id", query.vpcId())
                .in("status", query.statuses());
        return jdbc.sql("select coalesce(sum(n), 0) from instance_count where " + filter.sql())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }

    private long count(InstanceQuery query, Paging paging) {
        var filter = query.filter();
        return jdbc.sql("select count(*) from (select 1 from instance where " + filter.sql()
                        + (paging.byToken() ? " limit " + TOKEN_COUNT : "") + ") matches")
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }
}
