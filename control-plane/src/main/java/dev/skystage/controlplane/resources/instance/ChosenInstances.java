package dev.skystage.controlplane.resources.instance;

import java.util.Map;

/** The instances that a rule is meant for: one, those with a tag, or all. Empty texts do not restrict. */
public record ChosenInstances(String instanceId, String tagKey, String tagValue) {
    /** Whether an instance with these tags is one of them. */
    public boolean has(String id, Map<String, String> tags) {
        return (instanceId.isEmpty() || instanceId.equals(id))
                && (tagKey.isEmpty() || tags.containsKey(tagKey))
                && (tagValue.isEmpty() || tagValue.equals(tags.get(tagKey)));
    }
}
