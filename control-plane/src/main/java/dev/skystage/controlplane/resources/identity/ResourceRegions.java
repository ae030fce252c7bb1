package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.database.Pool;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** In which region a resource is, for calls that do not say so. */
@Component
class ResourceRegions {
    private final Resources resources;

    ResourceRegions(Resources resources) {
        this.resources = resources;
    }

    /** The region of the resource that the ARN ends with; a star if it is not one. */
    String of(Caller caller, String arn) {
        var resource = arn.substring(arn.lastIndexOf(':') + 1);
        var slash = resource.indexOf('/');
        var type = Arrays.stream(ResourceType.values())
                .filter(known -> slash > 0 && known.wire().equals(resource.substring(0, slash)))
                .findFirst();
        return type.map(known -> region(known.kind(), caller, resource.substring(slash + 1)))
                .orElse("*");
    }

    private <T extends Resource> String region(Class<T> kind, Caller caller, String id) {
        return Pool.READS.during(
                () -> resources.find(kind, caller, id).map(row -> row.regionId).orElse("*"));
    }
}
