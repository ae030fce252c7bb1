package dev.skystage.controlplane.resources.region;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.region.RegionCatalog;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds regions for actions, and refuses those that do not exist. */
@Component
public record Regions(RegionCatalog catalog) {
    public List<Region> all() {
        return catalog.all();
    }

    public Optional<Region> find(String regionId) {
        return catalog.find(regionId);
    }

    /** The region; refuses with InvalidRegionId.NotFound. */
    public Region require(String regionId) {
        return require(regionId, "InvalidRegionId.NotFound");
    }

    /** The region; refuses with the given code, for actions that document another one. */
    public Region require(String regionId, String code) {
        return find(regionId).orElseThrow(() -> new ApiException(code));
    }

    /** The region, for actions where RegionId is optional; null when it is absent or empty. */
    public @Nullable Region requireIfGiven(@Nullable String regionId) {
        return regionId == null || regionId.isEmpty() ? null : require(regionId);
    }
}
