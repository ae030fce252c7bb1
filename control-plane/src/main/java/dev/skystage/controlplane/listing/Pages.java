package dev.skystage.controlplane.listing;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.listing.Listing.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads pages of lists, newest first: one statement for the page (two where it must be tried how selective an index
 * is), and one for the total where the page does not tell it. The cost of a page does not depend on the number of rows.
 */
@Component
public class Pages {
    /** How many of the newest rows are tried before an index is used of which it is not known how selective it is. */
    private static final int PROBE = 1_000;

    /** Where counting stops for callers who page by token. */
    private static final int TOKEN_COUNT = 10_000;

    private final JdbcClient jdbc;

    Pages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The page of the rows that the query asks for. */
    public <V> Paging.Page<V> read(Listing<V> listing, Query query, Paging paging) {
        if (query.ids() != null) {
            return byIds(listing, query, paging);
        }
        var few = query.few();
        if (few != null) {
            return besideFew(listing, query, few, paging);
        }
        var tag = query.tagToWalk();
        if (tag != null && query.access() == Query.Access.WALK) {
            return byTag(listing, query, tag, paging);
        }
        var scope = query.scope();
        List<V> rows = null;
        if (scope != null && query.access() == Query.Access.WALK) {
            rows = walk(listing, scope, query, paging);
        } else if (scope != null && query.access() == Query.Access.EITHER) {
            rows = probe(listing, scope, query, paging);
        }
        var found = rows == null ? lookup(listing, query, paging) : rows;
        return paging.page(found, listing.view()::id, () -> count(listing.table(), query, paging));
    }

    /** All rows that meet the conditions, of all accounts; only where these are few. */
    public <V> List<V> all(Listing<V> listing, Filter conditions) {
        return rows(listing, listing.columns(""), where(listing.table(), conditions.sql()), conditions.parameters());
    }

    /** The one row that the query wants. */
    public <V> Optional<V> find(Listing<V> listing, Query query) {
        var filter = query.filter();
        return rows(listing, select(listing, query), where(listing.table(), filter.sql()), filter.parameters()).stream()
                .findFirst();
    }

    /** The ids are few enough to read all rows, so the total needs no statement of its own. */
    private <V> Paging.Page<V> byIds(Listing<V> listing, Query query, Paging paging) {
        var filter = query.filter();
        var rows = rows(
                listing,
                select(listing, query),
                where(listing.table(), filter.sql()) + " order by id desc",
                filter.parameters());
        return paging.cutDescending(rows, listing.view()::id);
    }

    /**
     * Walks the caller's rows as far as the page reaches, and merges them with the others, which are few and read
     * completely.
     */
    private <V> Paging.Page<V> besideFew(Listing<V> listing, Query query, Filter few, Paging paging) {
        var table = listing.table();
        var scope = Objects.requireNonNull(query.scope());
        var range = scope.newest(paging.after()).and(query.besideScope());
        var others = olderThan(few, paging);
        var ids = "select id from ((select id" + where(table, range.sql()) + " order by " + scope.order() + " limit "
                + (paging.offset() + paging.limit()) + ") union all (select id" + where(table, others.sql())
                + ")) listed order by id desc" + paging.window();
        var rows = rows(listing, select(listing, query), byId(table, ids), both(range, others));
        return paging.page(
                rows,
                listing.view()::id,
                () -> count(table, query, paging)
                        + number(counting(table + " where " + few.sql(), paging), few.parameters()));
    }

    private <V> List<V> walk(Listing<V> listing, Scope scope, Query query, Paging paging) {
        var range = scope.newest(paging.after()).and(query.besideScope());
        var page = where(listing.table(), range.sql()) + " order by " + scope.order() + paging.window();
        // an index gives the ids of skipped rows without reading the rows
        var sql = paging.offset() == 0 ? page : byId(listing.table(), "select id" + page);
        return rows(listing, select(listing, query), sql, range.parameters());
    }

    /**
     * The page, if the newest rows are enough to fill it. So conditions that nearly all rows meet cost no scan of their
     * index.
     */
    private <V> @Nullable List<V> probe(Listing<V> listing, Scope scope, Query query, Paging paging) {
        if (paging.offset() != 0) {
            return null;
        }
        var range = scope.newest(paging.after());
        var conditions = query.besideScope();
        var sql = " from (select *" + where(listing.table(), range.sql()) + " order by " + scope.order() + " limit "
                + PROBE + ") " + listing.table() + " where " + conditions.sql() + " order by id desc" + paging.window();
        var rows = rows(listing, select(listing, query), sql, both(range, conditions));
        return rows.size() == paging.limit() ? rows : null;
    }

    /**
     * Finds all matches first: the planner underestimates how many rows a walk passes before it finds the first match.
     */
    private <V> List<V> lookup(Listing<V> listing, Query query, Paging paging) {
        var filter = olderThan(query.filter(), paging);
        var hits = "with hit as materialized (select id" + where(listing.table(), filter.sql())
                + ") select id from hit order by id desc" + paging.window();
        return rows(listing, select(listing, query), byId(listing.table(), hits), filter.parameters());
    }

    /**
     * Walks the rows of the table {@code tag}, and checks the other conditions on each row. The totals of tags are kept
     * in counters.
     */
    private <V> Paging.Page<V> byTag(Listing<V> listing, Query query, Tag tag, Paging paging) {
        var table = listing.table();
        var beside = query.beside(tag);
        var scope = query.scope(table, tag);
        // a key without a value spans several ranges of ids, which must be sorted
        var range = tag.hasValue() ? scope.newest(paging.after()) : olderThan(scope.all(), paging);
        var order = tag.hasValue() ? scope.order() : "id desc";
        var ids = "select id from " + tagged(table, beside) + " where " + range.sql() + " order by " + order
                + paging.window();
        var rows = rows(listing, select(listing, query), byId(table, ids), both(beside, range));
        return paging.page(rows, listing.view()::id, () -> countTagged(table, scope.all(), beside, paging));
    }

    /**
     * "offset 0" prevents the planner from joining all rows, which it does when it believes the conditions are
     * selective.
     */
    private static String tagged(String table, Filter beside) {
        return beside.sql().isEmpty()
                ? "tag"
                : "tag t cross join lateral (select from " + table + " where id = t.id and " + beside.sql()
                        + " offset 0) matching";
    }

    private long countTagged(String table, Filter all, Filter beside, Paging paging) {
        var sql = beside.sql().isEmpty()
                ? "select coalesce(sum(n), 0) from tag_count where " + all.sql()
                : counting(tagged(table, beside) + " where " + all.sql(), paging);
        return number(sql, both(beside, all));
    }

    private long count(String table, Query query, Paging paging) {
        var maintained = query.counts();
        if (maintained != null) {
            var sql = "select coalesce(sum(n), 0) from " + query.countTable() + " where " + maintained.sql();
            return number(sql, maintained.parameters());
        }
        var filter = query.filter();
        return number(counting(table + " where " + filter.sql(), paging), filter.parameters());
    }

    private static String counting(String rows, Paging paging) {
        return "select count(*) from (select 1 from " + rows + (paging.byToken() ? " limit " + TOKEN_COUNT : "")
                + ") matches";
    }

    private long number(String sql, List<?> parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    private static Sql select(Listing<?> listing, Query query) {
        return listing.columns(query.accountId());
    }

    private <V> List<V> rows(Listing<V> listing, Sql columns, String sql, List<?> values) {
        var parameters = new ArrayList<Object>(columns.parameters());
        parameters.addAll(values);
        return jdbc.sql("select " + columns.text() + sql)
                .params(parameters)
                .query(listing.view())
                .list();
    }

    private static String where(String table, String conditions) {
        return " from " + table + " where " + conditions;
    }

    private static String byId(String table, String ids) {
        return where(table, "id = any(array(" + ids + ")) order by id desc");
    }

    private static Filter olderThan(Filter all, Paging paging) {
        return paging.after() == null ? all : all.and("id < ?", paging.after());
    }

    private static List<Object> both(Filter first, Filter second) {
        var parameters = new ArrayList<>(first.parameters());
        parameters.addAll(second.parameters());
        return parameters;
    }
}
