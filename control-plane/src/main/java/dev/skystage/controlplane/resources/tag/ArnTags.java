package dev.skystage.controlplane.resources.tag;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Refusals;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Tags of resources that are named by ARNs: {@code arn:acs:ecs:cn-hangzhou:1234:instance/i-1}, where an asterisk stands
 * for the region of the call and for the calling account. A resource that is refused is reported, and does not stop the
 * others.
 */
@Component
public record ArnTags(TaggedResources tagged, Refusals refusals) {
    /** How many ARNs a call may have. */
    public static final int MOST = 50;

    private static final Pattern ARN = Pattern.compile("arn:acs:([a-z]+):([a-z0-9-]+|\\*):(\\d+|\\*):([a-z]+)/(.+)");
    private static final ApiException NOT_FOUND = new ApiException("InvalidResourceId.NotFound");

    /** A resource that was left as it is. */
    public record Failed(@WireName("ResourceARN") String resourceArn, Why result) {}

    /** The refusal. */
    public record Why(String code, String message) {}

    private interface Change {
        Map<String, ApiException> of(ResourceType type, List<String> names);
    }

    /** Adds tags; a key that a resource has gets the new value. */
    public List<Failed> tag(Caller caller, String regionId, List<String> arns, Map<String, String> tags) {
        return each(
                caller,
                regionId,
                arns,
                "TagResources",
                (type, names) -> tagged.tagEach(caller, regionId, type, names, tags));
    }

    /** Removes the tags with these keys. */
    public List<Failed> untag(Caller caller, String regionId, List<String> arns, Collection<String> keys) {
        return each(
                caller,
                regionId,
                arns,
                "UntagResources",
                (type, names) -> tagged.untagEach(caller, regionId, type, names, keys));
    }

    private List<Failed> each(Caller caller, String regionId, List<String> arns, String action, Change change) {
        var refused = new LinkedHashMap<String, ApiException>();
        arns.forEach(arn -> refused.put(arn, NOT_FOUND));
        // in the order of locks
        named(caller, regionId, arns).forEach((type, byName) -> {
            var left = change.of(type, List.copyOf(byName.keySet()));
            byName.forEach((name, arn) -> {
                refused.remove(arn);
                Optional.ofNullable(left.get(name)).ifPresent(why -> refused.put(arn, why));
            });
        });
        return refused.entrySet().stream()
                .map(entry -> {
                    var why = refusals.explain(action, entry.getValue());
                    return new Failed(entry.getKey(), new Why(why.code(), why.message()));
                })
                .toList();
    }

    /** What the ARNs name: for each kind, the ARN by name. What is not in the caller's region is left out. */
    private Map<ResourceType, Map<String, String>> named(Caller caller, String regionId, List<String> arns) {
        var named = new EnumMap<ResourceType, Map<String, String>>(ResourceType.class);
        for (var text : arns) {
            var arn = ARN.matcher(text);
            if (arn.matches()
                    && (arn.group(2).equals("*") || arn.group(2).equals(regionId))
                    && (arn.group(3).equals("*") || arn.group(3).equals(caller.accountId()))) {
                type(arn.group(1), arn.group(4))
                        .ifPresent(type -> named.computeIfAbsent(type, any -> new LinkedHashMap<>())
                                .putIfAbsent(arn.group(5), text));
            }
        }
        return named;
    }

    private static Optional<ResourceType> type(String product, String word) {
        return ResourceType.ofWire(word)
                .filter(ResourceType::isTaggable)
                .filter(type -> TagTexts.product(type).equals(product));
    }

    /** The ids of what the ARNs name, as tags have them. */
    public List<String> ids(Caller caller, String regionId, List<String> arns) {
        var ids = new ArrayList<String>();
        named(caller, regionId, arns)
                .forEach((type, byName) -> ids.addAll(
                        tagged.present(caller, regionId, type, byName.keySet()).values()));
        return ids;
    }

    /** The ARN of a resource of the caller's. */
    public String arn(Caller caller, String regionId, ResourceType type, String name) {
        return "arn:" + type.arn(caller.accountId(), regionId, name);
    }
}
