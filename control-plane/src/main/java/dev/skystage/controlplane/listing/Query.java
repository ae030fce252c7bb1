package dev.skystage.controlplane.listing;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table are listed: those of an account, in one region or in all, that meet all conditions. Parents,
 * tags and ids are kept apart from other conditions, because they decide which index finds the rows.
 */
public final class Query {
    private final String accountId;
    private final boolean everybodys;
    private final @Nullable String regionId;
    private final List<String> parts = new ArrayList<>();
    private final List<String> partIds = new ArrayList<>();
    private final Filter others = new Filter();
    private @Nullable List<String> ids;
    private List<Tag> tags = List.of();
    private Access access = Access.WALK;
    private String counts = "";
    private @Nullable Filter counted;
    private @Nullable Filter few;

    /** How rows are found. */
    public enum Access {
        /** By walking the index that has the order of the list. */
        WALK,
        /** By an index with few matches: addresses, key pair. */
        LOOKUP,
        /** By an index that may match anything from no row to all: security group, image, name pattern. */
        EITHER
    }

    private Query(String accountId, boolean everybodys, @Nullable String regionId) {
        this.accountId = accountId;
        this.everybodys = everybodys;
        this.regionId = regionId == null || regionId.isEmpty() ? null : regionId;
    }

    /** The caller's rows in a region, or in all of them. The table has an index on account_id, region_id, id. */
    public static Query of(Caller caller, @Nullable String regionId) {
        return new Query(caller.accountId(), false, regionId);
    }

    /** Rows of all accounts and regions; the conditions must say which of them the caller may see. */
    public static Query everybodys(Caller caller) {
        return new Query(caller.accountId(), true, null);
    }

    /** Only these rows, few enough to be read at once; null for all. */
    public Query ids(@Nullable List<String> wanted) {
        ids = wanted;
        return this;
    }

    /**
     * Only rows that belong to this, found by an index that ends with the id. Call it for the narrowest first. Absent
     * and empty values do not filter.
     */
    public Query within(String column, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            parts.add(column);
            partIds.add(id);
        }
        return this;
    }

    /** Rows that have all these tags. */
    public Query tags(@Nullable List<Tag> wanted) {
        tags = Tags.wanted(wanted);
        return this;
    }

    /** Rows that meet these conditions too. */
    public Query where(Filter conditions) {
        others.and(conditions);
        return this;
    }

    /** How the conditions are best answered. */
    public Query by(Access how) {
        access = how;
        return this;
    }

    /** The total is in a table of counts, under these conditions and account and region. */
    public Query counted(String table, Filter conditions) {
        counts = table;
        counted = conditions;
        return this;
    }

    /**
     * Adds rows of other accounts that meet these conditions, which must be few, to the caller's; other conditions hold
     * for both.
     */
    public Query andFew(Filter conditions) {
        few = conditions;
        return this;
    }

    /** The conditions of the other accounts' rows that are listed too; null if there are none. */
    @Nullable
    Filter few() {
        return few == null ? null : new Filter(few).and(others);
    }

    String accountId() {
        return accountId;
    }

    @Nullable
    List<String> ids() {
        return ids;
    }

    Access access() {
        return access;
    }

    /** The table of counts. */
    String countTable() {
        return counts;
    }

    /** The conditions under which the table of counts gives the total; null if it does not. */
    @Nullable
    Filter counts() {
        return counted == null || !tags.isEmpty()
                ? null
                : new Filter()
                        .equal("account_id", accountId)
                        .equal("region_id", regionId)
                        .and(counted);
    }

    /**
     * All conditions. For a lookup by a selective index, account and region are written as expressions that no index
     * has; otherwise the planner may also read the account's whole index.
     */
    Filter filter() {
        var plain = access == Access.WALK && ids == null;
        var filter = new Filter().in("id", ids);
        if (!everybodys) {
            filter.and(plain ? "account_id = ?" : "account_id || '' = ?", accountId)
                    .equal(plain ? "region_id" : "region_id || ''", regionId);
        }
        for (var i = 0; i < parts.size(); i++) {
            filter.equal(parts.get(i), partIds.get(i));
        }
        return filter.tags("tags", tags).and(others);
    }

    /** The tag whose rows are walked: the first with a value, else the first; null if there is none. */
    @Nullable
    Tag tagToWalk() {
        return regionId == null
                ? null
                : tags.stream()
                        .filter(Tag::hasValue)
                        .findFirst()
                        .or(() -> tags.stream().findFirst())
                        .orElse(null);
    }

    /** The rows of {@code tag} that are walked. */
    Scope scope(String table, Tag tag) {
        var columns = new ArrayList<>(List.of("account_id", "region_id", "type", "key"));
        var values = new ArrayList<>(List.of(accountId, String.valueOf(regionId), table, tag.name()));
        if (tag.hasValue()) {
            columns.add("value");
            values.add(String.valueOf(tag.value()));
        }
        return new Scope(columns, values);
    }

    /** The conditions that are not met by walking this tag. */
    Filter beside(Tag walked) {
        var filter = new Filter();
        for (var i = 0; i < parts.size(); i++) {
            filter.equal(parts.get(i), partIds.get(i));
        }
        return filter.tags(
                        "tags", tags.stream().filter(tag -> !tag.equals(walked)).toList())
                .and(others);
    }

    /** The index that is walked in its order; null for all regions. */
    @Nullable
    Scope scope() {
        if (!parts.isEmpty()) {
            return new Scope(List.of(parts.getFirst()), List.of(partIds.getFirst()));
        }
        return regionId == null ? null : new Scope(List.of("account_id", "region_id"), List.of(accountId, regionId));
    }

    /** The conditions that the scope does not contain. */
    Filter besideScope() {
        var filter = new Filter();
        if (!parts.isEmpty()) {
            filter.and("account_id = ?", accountId).equal("region_id", regionId);
        }
        for (var i = 1; i < parts.size(); i++) {
            filter.equal(parts.get(i), partIds.get(i));
        }
        return filter.tags("tags", tags).and(others);
    }
}
