package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Scope;
import dev.skystage.controlplane.api.TagFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads pages of an account's instances with a tag, newest first, by walking {@code instance_tag}; other conditions are
 * tried on each instance on the way. The total of a tag alone is maintained.
 */
@Component
class TaggedInstances {
    private final JdbcClient jdbc;

    TaggedInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    <T> Paging.Page<T> page(
            String columns,
            InstanceQuery query,
            TagFilter tag,
            Paging paging,
            RowMapper<T> mapper,
            Function<T, String> id) {
        var beside = query.besideTag(tag);
        var scope = scope(query, tag);
        // a key alone spans several ranges of ids, which are sorted
        var range = tag.value() == null ? olderThan(scope.all(), paging) : scope.newest(paging.after());
        var order = tag.value() == null ? "id desc" : scope.order();
        var rows = jdbc.sql("select " + columns + " from instance where id = any(array(select id from "
                        + matches(beside) + " where " + range.sql() + " order by " + order + paging.window()
                        + ")) order by id desc")
                .params(parameters(beside, range))
                .query(mapper)
                .list();
        return paging.page(rows, id, () -> count(scope.all(), beside, paging));
    }

    private static Scope scope(InstanceQuery query, TagFilter tag) {
        var columns = new ArrayList<>(List.of("account_id", "region_id", "key"));
        var values = new ArrayList<>(List.of(query.accountId(), Objects.requireNonNull(query.regionId()), tag.name()));
        if (tag.value() != null) {
            columns.add("value");
            values.add(tag.value());
        }
        return new Scope(columns, values);
    }

    private static Filter olderThan(Filter all, Paging paging) {
        return paging.after() == null ? all : all.and("id < ?", paging.after());
    }

    /** "offset 0" keeps the planner from joining all instances, which it likes to when it overrates the conditions. */
    private static String matches(Filter beside) {
        return beside.sql().isEmpty()
                ? "instance_tag"
                : "instance_tag t cross join lateral (select from instance where id = t.id and " + beside.sql()
                        + " offset 0) matching";
    }

    private static List<Object> parameters(Filter beside, Filter range) {
        var parameters = new ArrayList<>(beside.parameters());
        parameters.addAll(range.parameters());
        return parameters;
    }

    private long count(Filter all, Filter beside, Paging paging) {
        var sql = beside.sql().isEmpty()
                ? "select coalesce(sum(n), 0) from instance_tag_count where " + all.sql()
                : "select count(*) from (select 1 from " + matches(beside) + " where " + all.sql()
                        + (paging.byToken() ? " limit " + InstanceList.TOKEN_COUNT : "") + ") matches";
        return jdbc.sql(sql).params(parameters(beside, all)).query(Long.class).single();
    }
}
