package dev.skystage.controlplane.resources.tag;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the tags of resources of any kind, and the resource group that they are in. */
@Component
public class TaggedResources {
    private static final int MOST_TAGS = 20;

    private final Resources resources;
    private final JdbcClient jdbc;

    TaggedResources(Resources resources, JdbcClient jdbc) {
        this.resources = resources;
        this.jdbc = jdbc;
    }

    /** The kind that a parameter names; refuses kinds without tags. */
    public static ResourceType type(String word) {
        return ResourceType.ofWire(word)
                .filter(ResourceType::isTaggable)
                .orElseThrow(() -> new ApiException("InvalidResourceType.NotFound"));
    }

    /**
     * Adds tags to all these resources; where a key exists it gets the new value. Refuses if one would have more than
     * 20.
     */
    public void tag(Caller caller, String regionId, ResourceType type, List<String> ids, Map<String, String> tags) {
        change(caller, regionId, type, ids, had -> with(had, tags));
    }

    private static Map<String, String> with(Map<String, String> had, Map<String, String> tags) {
        var all = new TreeMap<>(had);
        all.putAll(tags);
        check(all.size() <= MOST_TAGS, "OperationDenied.QuotaExceed");
        return all;
    }

    /** Adds tags to each of the resources; returns why some were left as they are, by the name that was given. */
    public Map<String, ApiException> tagEach(
            Caller caller, String regionId, ResourceType type, List<String> given, Map<String, String> tags) {
        return each(caller, regionId, type, given, had -> with(had, tags));
    }

    /**
     * Removes tags with these keys from each of the resources; returns why some were left as they are, by the given
     * name.
     */
    public Map<String, ApiException> untagEach(
            Caller caller, String regionId, ResourceType type, List<String> given, Collection<String> keys) {
        return each(caller, regionId, type, given, had -> without(had, keys));
    }

    private static Map<String, String> without(Map<String, String> had, Collection<String> keys) {
        var rest = new HashMap<>(had);
        keys.forEach(rest::remove);
        return rest;
    }

    /** Removes the tags with these keys from these resources, whatever their values; all tags if no keys are given. */
    public void untag(
            Caller caller, String regionId, ResourceType type, List<String> ids, @Nullable Collection<String> keys) {
        change(caller, regionId, type, ids, had -> keys == null ? Map.of() : without(had, keys));
    }

    /** Removes tags from a resource if it has them with these values. */
    public void untag(Caller caller, String regionId, ResourceType type, String id, Map<String, String> tags) {
        change(caller, regionId, type, List.of(id), had -> {
            var rest = new HashMap<>(had);
            tags.forEach((key, value) -> {
                if (value.isEmpty() || value.equals(rest.get(key))) {
                    rest.remove(key);
                }
            });
            return rest;
        });
    }

    /** Puts a resource into a resource group. */
    public void group(Caller caller, String regionId, ResourceType type, String id, String groupId) {
        var row = locked(caller, regionId, type, List.of(id)).getFirst();
        check(!row.resourceGroupId.equals(groupId), "InvalidResourceGroup.Duplicate");
        row.resourceGroupId = groupId;
    }

    private void change(
            Caller caller,
            String regionId,
            ResourceType type,
            List<String> ids,
            UnaryOperator<Map<String, String>> change) {
        locked(caller, regionId, type, ids).forEach(row -> row.tags = change.apply(row.tags));
    }

    private Map<String, ApiException> each(
            Caller caller,
            String regionId,
            ResourceType type,
            List<String> given,
            UnaryOperator<Map<String, String>> change) {
        var ids = present(caller, regionId, type, given);
        var rows = resources.lock(type.kind(), caller, ids.values()).stream()
                .filter(row -> row.regionId.equals(regionId))
                .collect(Collectors.toMap(row -> row.id, row -> row));
        var left = new HashMap<String, ApiException>();
        for (var name : given) {
            var row = rows.get(ids.getOrDefault(name, ""));
            if (row == null) {
                left.put(name, new ApiException("InvalidResourceId.NotFound"));
                continue;
            }
            try {
                row.tags = change.apply(row.tags);
            } catch (ApiException refusal) {
                left.put(name, refusal);
            }
        }
        return left;
    }

    private List<? extends Resource> locked(Caller caller, String regionId, ResourceType type, List<String> given) {
        var ids = ids(caller, regionId, type, given);
        var rows = resources.lock(type.kind(), caller, ids);
        var all = rows.stream().filter(row -> row.regionId.equals(regionId)).count() == ids.size();
        if (!all) {
            throw ApiException.firstOf(List.of("InvalidResourceId.NotFound", "Forbidden"));
        }
        return rows;
    }

    /** The ids of the resources with these names; refuses if one does not exist. */
    List<String> ids(Caller caller, String regionId, ResourceType type, List<String> given) {
        var found = present(caller, regionId, type, given);
        if (!found.keySet().containsAll(given)) {
            throw ApiException.firstOf(List.of("InvalidResourceId.NotFound", "Forbidden"));
        }
        return List.copyOf(found.values());
    }

    /**
     * The ids by the names that calls use. Only key pairs have names of their own; those that do not exist are left
     * out. For other kinds the name is the id.
     */
    Map<String, String> present(Caller caller, String regionId, ResourceType type, Collection<String> given) {
        if (type != ResourceType.KEY_PAIR) {
            return given.stream().distinct().collect(Collectors.toMap(id -> id, id -> id));
        }
        return jdbc
                .sql("select name, id from key_pair where account_id = ? and region_id = ? and name = any(?)")
                .param(caller.accountId())
                .param(regionId)
                .param(given.toArray(String[]::new))
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
