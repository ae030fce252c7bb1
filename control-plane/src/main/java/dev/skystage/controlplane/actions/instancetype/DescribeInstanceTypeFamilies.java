package dev.skystage.controlplane.actions.instancetype;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instancetype.InstanceTypes;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the families of instance types, all or those of one generation. Every region has all of them. */
@Action("DescribeInstanceTypeFamilies")
record DescribeInstanceTypeFamilies(InstanceTypes types, Regions regions) {
    private static final Set<String> GENERATIONS = Set.of("ecs-1", "ecs-2", "ecs-3", "ecs-4", "ecs-5", "ecs-6");

    record Request(@NotBlank String regionId, @Nullable String generation) {}

    record Result(@ItemName("InstanceTypeFamily") List<Item> instanceTypeFamilies) {}

    record Item(String instanceTypeFamilyId, String generation) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var generation = request.generation();
        Choice.checkParameter("Generation", generation, GENERATIONS);
        return new Result(types.families().stream()
                .filter(family -> generation == null || family.generation().equals(generation))
                .map(family -> new Item(family.id(), family.generation()))
                .toList());
    }
}
