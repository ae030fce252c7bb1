package dev.skystage.controlplane.instance;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.instance.InstanceQuery.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads pages of instances, newest first: one statement for the page, and one for the total when the page does not tell
 * it. What a page costs does not depend on how many instances there are.
 */
@Component
class InstanceList {
    /** So many of the newest rows are tried before an index of unknown selectivity is asked. */
    private static final int PROBE = 1_000;

    private final JdbcClient jdbc;

    InstanceList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    <T> Paging.Page<T> page(InstanceQuery query, Paging paging, RowMapper<T> mapper, Function<T, String> id) {
        var rows = switch (query.access()) {
            case WALK -> walk(query, paging, mapper);
            case LOOKUP -> lookup(query, paging, mapper);
            case EITHER -> {
                var found = probe(query, paging, mapper);
                yield found == null ? lookup(query, paging, mapper) : found;
            }
        };
        return paging.page(rows, id, () -> count(query));
    }

    private <T> List<T> walk(InstanceQuery query, Paging paging, RowMapper<T> mapper) {
        var range = query.range(paging.after());
        var page = range.sql() + " order by " + query.order() + " limit ? offset ?";
        var sql = paging.offset() == 0
                ? "select * from instance where " + page
                // ids alone come from the index, however many are skipped
                : "select * from instance where id = any(array(select id from instance where " + page
                        + ")) order by id desc";
        return read(sql, range, mapper, paging.limit(), paging.offset());
    }

    /** The page, if the newest rows fill it already: so what nearly all instances match costs no scan of its index. */
    private <T> @Nullable List<T> probe(InstanceQuery query, Paging paging, RowMapper<T> mapper) {
        if (paging.offset() != 0) {
            return null;
        }
        var scope = new InstanceQuery(
                        query.accountId(),
                        query.regionId(),
                        query.vpcId(),
                        query.vswitchId(),
                        null,
                        new Filter(),
                        Access.WALK)
                .range(paging.after());
        var conditions = new Filter().in("status", query.statuses()).and(query.others());
        var parameters = new ArrayList<>(scope.parameters());
        parameters.add(PROBE);
        parameters.addAll(conditions.parameters());
        parameters.add(paging.limit());
        var rows = jdbc.sql("select * from (select * from instance where " + scope.sql() + " order by " + query.order()
                        + " limit ?) newest where " + conditions.sql() + " order by id desc limit ?")
                .params(parameters)
                .query(mapper)
                .list();
        return rows.size() == paging.limit() ? rows : null;
    }

    /** Finds all matches first, as the planner underrates how many rows a walk would pass before the first match. */
    private <T> List<T> lookup(InstanceQuery query, Paging paging, RowMapper<T> mapper) {
        var filter = query.filter();
        if (paging.after() != null) {
            filter.and("id < ?", paging.after());
        }
        return read(
                "with hit as materialized (select id from instance where " + filter.sql()
                        + ") select * from instance where id = any(array(select id from hit order by id desc"
                        + " limit ? offset ?)) order by id desc",
                filter,
                mapper,
                paging.limit(),
                paging.offset());
    }

    private <T> List<T> read(String sql, Filter filter, RowMapper<T> mapper, int limit, long offset) {
        return jdbc.sql(sql)
                .params(filter.parameters())
                .param(limit)
                .param(offset)
                .query(mapper)
                .list();
    }

    private long count(InstanceQuery query) {
        if (query.isCounted()) {
            var counts = new Filter()
                    .and("account_id = ?", query.accountId())
                    .equal("region_id", query.regionId())
                    .equal("vpc_id", query.vpcId())
                    .in("status", query.statuses());
            return jdbc.sql("select coalesce(sum(n), 0) from instance_count where " + counts.sql())
                    .params(counts.parameters())
                    .query(Long.class)
                    .single();
        }
        var filter = query.filter();
        return jdbc.sql("select count(*) from instance where " + filter.sql())
                .params(filter.parameters())
                .query(Long.class)
                .single();
    }
}
