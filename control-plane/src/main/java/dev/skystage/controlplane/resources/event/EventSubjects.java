package dev.skystage.controlplane.resources.event;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.Tag;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which resources' events are asked for, as today's clients say it: {@code ResourceType} with {@code ResourceId.N}, and
 * a resource group and tags of the instances. ResourceId.N comes before InstanceId. All events are about instances, so
 * for other types the answer is empty. (Not in the reference but in today's SDK; the CSI driver asks this way for the
 * events of one instance.)
 */
public record EventSubjects(
        @Nullable String resourceType,
        @Indexed(max = 100) @Nullable List<String> resourceId,
        @Nullable String resourceGroupId,
        @Nullable List<Tag> tag) {
    private static final Set<String> TYPES = Set.of("instance", "ddh", "dedicatedhost", "managehost", "managedhost");

    /** The conditions on the table of events; InvalidParameter. */
    public Filter filter() {
        checkParameter(resourceType == null || TYPES.contains(resourceType), "ResourceType");
        if (resourceType != null && !resourceType.equals("instance")) {
            return new Filter().and("false");
        }
        var instances =
                new Filter().equal("i.resource_group_id", resourceGroupId).tags("i.tags", tag);
        var events = new Filter().in("instance_id", resourceId);
        return instances.sql().isEmpty()
                ? events
                : events.and(
                        "instance_id in (select i.id from instance i where " + instances.sql() + ")",
                        instances.parameters().toArray());
    }
}
