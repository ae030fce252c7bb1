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

/** Which regions resources are really in, whatever region a call gives. */
@Component
class ResourceRegions {
    private final Resources resources;

    ResourceRegions(Resources resources) {
        this.resources = resources;
    }

    /**
     * The regions of the caller's resources, which are named as in ARNs: {@code instance/i-1}. Those that do not exist
     * are left out.
     */
    Map<String, String> of(Caller caller, Collection<String> named) {
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
        var regions = new HashMap<String, String>();
        ids.forEach((type, some) ->
                rows(type.kind(), caller, some).forEach(row -> regions.put(type.wire() + "/" + row.id, row.regionId)));
        return regions;
    }

    private <T extends Resource> List<T> rows(Class<T> kind, Caller caller, List<String> ids) {
        return Pool.READS.during(() -> resources.find(kind, caller, ids));
    }
}
