package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireEnum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tags of RAM roles and of an account's own policies; both are found by name. */
@Component
public class RamTags {
    /** How many tags one role or policy may have. */
    public static final int MOST = 20;

    /** How many names a call may give. */
    public static final int MOST_NAMES = 50;

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    RamTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What can have tags. */
    public enum Kind implements WireEnum {
        ROLE("role", "ram_role", "EntityNotExist.Role"),
        POLICY("policy", "ram_policy", "EntityNotExist.Policy");

        private final String wire;
        private final String table;
        private final String missing;

        Kind(String wire, String table, String missing) {
            this.wire = wire;
            this.table = table;
            this.missing = missing;
        }

        @Override
        public String wire() {
            return wire;
        }
    }

    /** A tag of a role or policy. */
    public record Entry(String name, String key, String value) {}

    /** The tags to set, by key; empty when the parameter is absent. Refuses a malformed tag with InvalidParameter. */
    public static Map<String, String> given(@Nullable List<Tag> tags) {
        var all = new LinkedHashMap<String, String>();
        for (var tag : tags == null ? List.<Tag>of() : tags) {
            var value = tag.value() == null ? "" : tag.value();
            checkParameter(!tag.name().isEmpty() && tag.name().length() <= LONGEST_KEY, "Tag");
            checkParameter(value.length() <= LONGEST_VALUE && isFree(tag.name()) && isFree(value), "Tag");
            checkParameter(all.put(tag.name(), value) == null, "Tag");
        }
        return all;
    }

    private static boolean isFree(String text) {
        return !text.startsWith("aliyun")
                && !text.startsWith("acs:")
                && !text.contains("http://")
                && !text.contains("https://");
    }

    /**
     * Sets tags on all of the names; where a key exists it gets the new value. Refuses with InvalidParameter if one
     * would have too many.
     */
    public void put(String accountId, Kind kind, List<String> names, Map<String, String> tags) {
        var counts = jdbc.sql("update " + kind.table + """
                         set tags = tags || cast(:tags as jsonb) where account_id = :account and name = any(:names)
                        returning (select count(*) from jsonb_object_keys(tags))
                        """)
                .param("tags", JSON.writeValueAsString(tags))
                .param("account", accountId)
                .param("names", names.toArray(String[]::new))
                .query(Integer.class)
                .list();
        checkAll(kind, names, counts.size());
        checkParameter(counts.stream().allMatch(count -> count <= MOST), "Tag");
    }

    /** Removes the tags with some keys, or all tags, from all of the names. */
    public void take(String accountId, Kind kind, List<String> names, @Nullable List<String> keys) {
        var left = keys == null ? "'{}'::jsonb" : "tags - cast(:keys as text[])";
        var rows = jdbc.sql("update " + kind.table + " set tags = " + left
                        + " where account_id = :account and name = any(:names)")
                .param("keys", keys == null ? new String[0] : keys.toArray(String[]::new))
                .param("account", accountId)
                .param("names", names.toArray(String[]::new))
                .update();
        checkAll(kind, names, rows);
    }

    private static void checkAll(Kind kind, List<String> names, int found) {
        if (found < names.stream().distinct().count()) {
            throw new ApiException(kind.missing);
        }
    }

    /**
     * The tags of the roles or policies that have all the wanted ones, by name and key, after the given {@code
     * name/key}.
     *
     * @param names null for all
     * @param wanted a tag without a value stands for any value of its key
     */
    public List<Entry> list(
            String accountId, Kind kind, @Nullable List<String> names, List<Tag> wanted, String after, int limit) {
        var equal = new TreeMap<String, String>();
        wanted.stream().filter(Tag::hasValue).forEach(tag -> equal.put(tag.name(), String.valueOf(tag.value())));
        return jdbc.sql("select r.name, t.key, t.value from " + kind.table + """
                         r cross join jsonb_each_text(r.tags) t
                        where r.account_id = :account and (:all or r.name = any(:names))
                          and r.tags @> cast(:equal as jsonb) and jsonb_exists_all(r.tags, :keys)
                          and r.name || '/' || t.key > :after
                        order by r.name || '/' || t.key limit :limit
                        """)
                .param("account", accountId)
                .param("all", names == null)
                .param("names", names == null ? new String[0] : names.toArray(String[]::new))
                .param("equal", JSON.writeValueAsString(equal))
                .param("keys", wanted.stream().map(Tag::name).toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(Entry.class)
                .list();
    }
}
