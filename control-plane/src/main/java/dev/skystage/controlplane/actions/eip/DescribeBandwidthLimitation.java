package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceTypes;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how much bandwidth an instance can have after it is created, upgraded or downgraded. */
@Action("004 §14.3")
record DescribeBandwidthLimitation(Regions regions, Instances instances, InstanceTypes types) {
    private static final int MOST = 100;

    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceType,
            @Nullable String instanceChargeType,
            @Nullable String spotStrategy,
            @Nullable String operationType,
            @Nullable String resourceId) {}

    record Result(@ItemName("Bandwidth") List<Bandwidth> bandwidths) {}

    record Bandwidth(String internetChargeType, int min, int max, String unit) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        checkParameter(types.find(request.instanceType()).isPresent(), "InstanceType");
        Choice.check(request.instanceChargeType(), Set.of("PrePaid", "PostPaid"), "Invalid.InstanceChargeType");
        Choice.checkParameter(
                "SpotStrategy", request.spotStrategy(), Set.of("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"));
        var operation = request.operationType() == null ? "Create" : request.operationType();
        Choice.checkParameter("OperationType", operation, Set.of("Upgrade", "Downgrade", "Create"));
        var now = operation.equals("Create") ? 0 : instance(request, caller).internetMaxBandwidthOut;
        var min = operation.equals("Upgrade") ? now : 0;
        var max = operation.equals("Downgrade") ? now : MOST;
        return new Result(Stream.of("PayByTraffic", "PayByBandwidth")
                .map(type -> new Bandwidth(type, min, max, "Mbps"))
                .toList());
    }

    private Instance instance(Request request, Caller caller) {
        var id = request.resourceId();
        if (id == null || id.isEmpty()) {
            throw new ApiException("MissingParameter", "ResourceId");
        }
        return instances.find(caller, id).orElseThrow(() -> Resources.notFound(Instance.class));
    }
}
