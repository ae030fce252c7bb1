package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.database.Pool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Which regions resources are really in, whatever region a call gives, and which tags they have. */
@Component
class TouchedResources {
    private final Resources resources;

    TouchedResources(Resources resources) {
        this.resources = resources;
    }

    /** What is known of a resource. */
    record Known(String regionId, Map<String, String> tags) {}

    /**
     * The caller's resources, which are named as in ARNs: {@code instance/i-1}. Those that do not exist
     * are left out.
     */
    Map<String, Known> of(Caller caller, Collection<String> named) {
        var ids = new EnumMap<ResourceType, List<String>>(ResourceType.class);
        for (var resource : named) {
            var slash = resource.indexOf('/');
            var id = resource.substring(slash + 1);
            if (slash > 0 && !id.equals("*")) {
                ResourceType.ofWire(resource.substring(0, slash))
                        .ifPresent(type -> ids.computeIfAbsent(type, any -> new ArrayList<>())
                                .add(id));
            }
        }
        var known = new HashMap<String, Known>();
        ids.forEach((type, some) -> rows(type.kind(), caller, some)
                .forEach(row -> known.put(type.wire() + "/" + row.id, new Known(row.regionId, row.tags))));
        return known;
    }

    private <T extends Resource> List<T> rows(Class<T> kind, Caller caller, List<String> ids) {
        return Pool.READS.during(() -> resources.find(kind, caller, ids));
    }
}
