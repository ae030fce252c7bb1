package dev.skystage.controlplane.resources.region;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.region.RegionCatalog;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The regions as actions ask for them: one that does not exist is refused. */
@Component
public record Regions(RegionCatalog catalog) {
    public List<Region> all() {
        return catalog.all();
    }

    public Optional<Region> find(String regionId) {
        return catalog.find(regionId);
    }

    /** The region, or InvalidRegionId.NotFound. */
    public Region require(String regionId) {
        return require(regionId, "InvalidRegionId.NotFound");
    }

    /** The region, or the code of an action that has another. */
    public Region require(String regionId, String code) {
        return find(regionId).orElseThrow(() -> new ApiException(code));
    }

    /** The region where RegionId is optional; null when it is absent or empty. */
    public @Nullable Region requireIfGiven(@Nullable String regionId) {
        return regionId == null || regionId.isEmpty() ? null : require(regionId);
    }
}
