package dev.skystage.controlplane.resources.tag;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the tags of resources, and which tags exist. */
@Component
public class TagReader {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TaggedResources tagged;

    TagReader(JdbcClient jdbc, TaggedResources tagged) {
        this.jdbc = jdbc;
        this.tagged = tagged;
    }

    /** A resource with its tags; calls know it by the name. */
    public record Tagged(String id, String name, Map<String, String> tags) {}

    /** A tag, and how many resources have it. */
    public record Counted(String key, String value, long n) {}

    /** A resource that has a tag. */
    public record Found(String id, String type) {}

    /** A condition on keys and values, in which asterisks stand for any text; without values it is on keys only. */
    public record Like(String key, List<String> values) {}

    /** Tagged resources of a kind that have these ids and all these tags and meet all conditions, the newest first. */
    public Paging.Page<Tagged> resources(
            Caller caller,
            String regionId,
            ResourceType type,
            @Nullable List<String> ids,
            List<Tag> tags,
            List<Like> likes,
            Paging paging) {
        var filter = Filter.of(caller, regionId).and("tags <> '{}'");
        if (ids != null && !ids.isEmpty()) {
            filter.in("id", tagged.ids(caller, regionId, type, ids));
        }
        for (var tag : tags) {
            filter.and(
                    "id in (select id from tag where account_id = ? and region_id = ? and type = ? and key = ?"
                            + (tag.hasValue() ? " and value = ?)" : ")"),
                    tag.hasValue()
                            ? new Object[] {
                                caller.accountId(), regionId, type.table(), tag.name(), String.valueOf(tag.value())
                            }
                            : new Object[] {caller.accountId(), regionId, type.table(), tag.name()});
        }
        for (var like : likes) {
            filter.and(
                    "exists (select from jsonb_each_text(tags) t where t.key like ? and t.value like any(?))",
                    Filter.pattern(like.key()),
                    (Object) (like.values().isEmpty() ? List.of("*") : like.values())
                            .stream().map(Filter::pattern).toArray(String[]::new));
        }
        var after = paging.after();
        var page = after == null ? filter : new Filter(filter).and("id < ?", after);
        var name = type == ResourceType.KEY_PAIR ? "name" : "id";
        var rows = jdbc.sql("select id, " + name + " as name, tags::text as tags from " + type.table() + " where "
                        + page.sql() + " order by id desc" + paging.window())
                .params(page.parameters())
                .query((row, index) -> new Tagged(
                        row.getString("id"), row.getString("name"), JSON.readValue(row.getString("tags"), TAGS)))
                .list();
        return paging.page(rows, Tagged::id, () -> 0);
    }

    /** The tags of resources of a kind or of all kinds, or of one resource, by key and value. */
    public Paging.Page<Counted> tags(
            Caller caller,
            String regionId,
            @Nullable ResourceType type,
            @Nullable String id,
            List<Tag> tags,
            Paging paging) {
        var from = id == null ? counts(caller, regionId, type) : ofOne(caller, regionId, type, id);
        var filter = new Filter().and("n > 0").and(anyOf(tags));
        var all = new ArrayList<Object>(from.parameters());
        all.addAll(filter.parameters());
        var rows = jdbc.sql("select key, value, n from (" + from.sql() + ") t where " + filter.sql()
                        + " order by key, value" + paging.window())
                .params(all)
                .query(Counted.class)
                .list();
        return paging.page(
                rows,
                Counted::key,
                () -> jdbc.sql("select count(*) from (" + from.sql() + ") t where " + filter.sql())
                        .params(all)
                        .query(Long.class)
                        .single());
    }

    private static Filter counts(Caller caller, String regionId, @Nullable ResourceType type) {
        var rows = counted(caller, regionId, type);
        return new Filter()
                .and(
                        "select key, value, sum(n) as n from tag_count where " + rows.sql() + " group by key, value",
                        rows.parameters().toArray());
    }

    private static Filter ofOne(Caller caller, String regionId, @Nullable ResourceType type, String id) {
        if (type == null) {
            var rows = Filter.of(caller, regionId).equal("id", id);
            return new Filter()
                    .and(
                            "select key, value, 1 as n from tag where " + rows.sql(),
                            rows.parameters().toArray());
        }
        return new Filter()
                .and(
                        "select t.key, t.value, 1 as n from " + type.table() + " r, jsonb_each_text(r.tags) t"
                                + " where r.account_id = ? and r.region_id = ? and r."
                                + (type == ResourceType.KEY_PAIR ? "name" : "id") + " = ?",
                        caller.accountId(),
                        regionId,
                        id);
    }

    /** Resources that have all these tags; without tags those that have any. */
    public Paging.Page<Found> with(
            Caller caller, String regionId, @Nullable ResourceType type, List<Tag> tags, Paging paging) {
        var sql = having(counted(caller, regionId, type), tags);
        var rows = jdbc.sql(sql.sql() + " order by id desc" + paging.window())
                .params(sql.parameters())
                .query(Found.class)
                .list();
        return paging.page(
                rows,
                Found::id,
                () -> jdbc.sql("select count(*) from (" + sql.sql() + ") t")
                        .params(sql.parameters())
                        .query(Long.class)
                        .single());
    }

    /** Resources of all kinds that have all these tags, only of these ids if some are given; the newest first. */
    public Paging.Page<Found> with(
            Caller caller, String regionId, @Nullable List<String> ids, List<Tag> tags, Paging paging) {
        var filter = Filter.of(caller, regionId).in("id", ids);
        var after = paging.after();
        if (after != null) {
            filter.and("id < ?", after);
        }
        var sql = having(filter, tags);
        var rows = jdbc.sql(sql.sql() + " order by id desc" + paging.window())
                .params(sql.parameters())
                .query(Found.class)
                .list();
        return paging.page(rows, Found::id, () -> 0);
    }

    /** The statement that finds those of the filtered resources that have all these tags. */
    private static Filter having(Filter filter, List<Tag> tags) {
        var rows = filter.and(anyOf(tags));
        return new Filter()
                .and(
                        "select id, type from tag where " + rows.sql()
                                + " group by id, type having count(distinct key) >= "
                                + tags.stream().map(Tag::name).distinct().count(),
                        rows.parameters().toArray());
    }

    /** A resource of any kind with its tags; calls know it by the name. */
    public record OfAnyKind(ResourceType type, String name, Map<String, String> tags) {}

    private record Row(String id, String type, String name, String key, String value) {}

    /** These resources with their tags, in the same order. */
    public List<OfAnyKind> of(Caller caller, String regionId, List<Found> resources) {
        var found = new LinkedHashMap<String, OfAnyKind>();
        resources.forEach(resource -> found.put(
                resource.id(), new OfAnyKind(ResourceType.ofTable(resource.type()), resource.id(), new TreeMap<>())));
        var rows = jdbc.sql("""
                        select t.id, t.type, coalesce(k.name, t.id) as name, t.key, t.value from tag t
                        left join key_pair k on t.type = 'key_pair' and k.id = t.id
                        where t.account_id = ? and t.region_id = ? and t.id = any(?)
                        """)
                .params(caller.accountId(), regionId)
                .param(found.keySet().toArray(String[]::new))
                .query(Row.class)
                .list();
        for (var row : rows) {
            found.computeIfPresent(row.id, (id, known) -> {
                known.tags.put(row.key, row.value);
                return new OfAnyKind(known.type, row.name, known.tags);
            });
        }
        return List.copyOf(found.values());
    }

    /** The keys of tags that resources have, sorted. */
    public Paging.Page<String> keys(
            Caller caller, String regionId, @Nullable ResourceType type, @Nullable String like, Paging paging) {
        return distinct("key", counted(caller, regionId, type), like, paging);
    }

    /** The values of a key that resources have, sorted. */
    public Paging.Page<String> values(
            Caller caller,
            String regionId,
            @Nullable ResourceType type,
            String key,
            @Nullable String like,
            Paging paging) {
        return distinct("value", counted(caller, regionId, type).equal("key", key), like, paging);
    }

    private static Filter counted(Caller caller, String regionId, @Nullable ResourceType type) {
        return Filter.of(caller, regionId).equal("type", type == null ? null : type.table());
    }

    private Paging.Page<String> distinct(String column, Filter filter, @Nullable String like, Paging paging) {
        if (like != null) {
            filter.and(column + " like ?", like);
        }
        var after = paging.after();
        if (after != null) {
            filter.and(column + " > ?", after);
        }
        var rows = jdbc.sql("select " + column + " from tag_count where " + filter.sql() + " group by " + column
                        + " having sum(n) > 0 order by " + column + paging.window())
                .params(filter.parameters())
                .query(String.class)
                .list();
        return paging.page(rows, row -> row, () -> 0);
    }

    /** Rows with any of these tags; all rows without tags. */
    private static Filter anyOf(List<Tag> tags) {
        if (tags.isEmpty()) {
            return new Filter();
        }
        return new Filter()
                .and(
                        tags.stream()
                                .map(tag -> tag.hasValue() ? "(key = ? and value = ?)" : "key = ?")
                                .collect(Collectors.joining(" or ", "(", ")")),
                        tags.stream()
                                .flatMap(tag -> tag.hasValue()
                                        ? Stream.of(tag.name(), String.valueOf(tag.value()))
                                        : Stream.of(tag.name()))
                                .toArray());
    }
}
