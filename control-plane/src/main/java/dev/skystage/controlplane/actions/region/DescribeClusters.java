package dev.skystage.controlplane.actions.region;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Lists clusters of old instances. This cloud has none; the action is deprecated without a replacement. */
@Action("ECS DescribeClusters")
record DescribeClusters(Regions regions) {
    record Request(@NotBlank String regionId) {}

    record Cluster(String clusterId) {}

    record Result(@ItemName("Cluster") List<Cluster> clusters) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        return new Result(List.of());
    }
}
