package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instances that a call names by id, in one list or numbered. A call may name tags of instances instead. */
public final class Targets {
    private Targets() {}

    /** The ids; null if tags are given instead. */
    public static @Nullable List<String> of(
            @Nullable List<String> listed, @Nullable List<String> numbered, @Nullable List<Tag> tags, int most) {
        var ids = Stream.of(listed, numbered)
                .filter(given -> given != null)
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (ids.isEmpty() && tags != null && !tags.isEmpty()) {
            return null;
        }
        if (ids.isEmpty()) {
            throw ApiException.firstOf(List.of("MissingParameter.InstanceIds", "MissingParameter.InstanceId"));
        }
        check(ids.size() <= most, "InstanceIds.ExceedLimit");
        return ids;
    }
}
