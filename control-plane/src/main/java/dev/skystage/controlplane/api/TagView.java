package dev.skystage.controlplane.api;

import java.util.List;
import java.util.Map;

/** A tag as the ECS API shows it; for the VPC API see {@link NetworkTag}. */
public record TagView(String tagKey, String tagValue) {
    public static List<TagView> of(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> new TagView(tag.getKey(), tag.getValue()))
                .toList();
    }
}
