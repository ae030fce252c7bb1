package dev.skystage.controlplane.actions.instancetype;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.TypeChoices;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.placement.Stock;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists what an instance can be changed to: types that are in stock, or the system disks of a type. */
@Action("004 §20.2")
record DescribeResourcesModification(Instances instances, TypeChoices choices, Regions regions, Stock stock) {
    private static final String TYPE = "InstanceType";
    private static final String SYSTEM_DISK = "SystemDisk";
    private static final String AVAILABLE = "Available";
    private static final String SOLD_OUT = "SoldOut";
    private static final String DOWNGRADE = "Downgrade";

    /** MigrateAcrossZone has no effect: the hosts of all clusters of the zone are searched anyway. */
    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceId,
            @Nullable String destinationResource,
            @Nullable Boolean migrateAcrossZone,
            @Nullable String operationType,
            @Nullable String instanceType) {}

    record Result(@ItemName("AvailableZone") List<Zone> availableZones) {}

    record Zone(
            String regionId,
            String zoneId,
            String status,
            @ItemName("AvailableResource") List<Available> availableResources) {}

    record Available(
            String type, @ItemName("SupportedResource") List<Supported> supportedResources) {}

    /** Sizes are GiB. */
    record Supported(
            String value,
            String status,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable String unit) {}

    Result handle(Request request, Caller caller) {
        var wanted = request.destinationResource();
        if (wanted == null) {
            throw new ApiException("Invalid.Param");
        }
        Choice.checkParameter("OperationType", request.operationType(), Set.of("Upgrade", DOWNGRADE));
        Choice.checkParameter("DestinationResource", wanted, Set.of(TYPE, SYSTEM_DISK));
        var region = regions.require(request.regionId());
        check(!region.zones().isEmpty(), "Unavailable.Regions");
        var instance = instances
                .find(caller, region.id(), request.resourceId())
                .orElseThrow(() -> Resources.notFound(Instance.class));
        var supported = wanted.equals(TYPE) ? types(instance, request) : systemDisks(instance, request.instanceType());
        var available = supported.stream().anyMatch(one -> one.status().equals(AVAILABLE));
        return new Result(List.of(new Zone(
                region.id(),
                instance.zoneId,
                available ? AVAILABLE : SOLD_OUT,
                List.of(new Available(wanted, supported)))));
    }

    private List<Supported> types(Instance instance, Request request) {
        var downgrade = DOWNGRADE.equals(request.operationType());
        var price = choices.find(instance.instanceType)
                .map(type -> Prices.instance(instance.regionId, type))
                .orElseThrow();
        return choices.all(instance).stream()
                .filter(type -> Prices.instance(instance.regionId, type) < price == downgrade)
                .filter(type ->
                        request.instanceType() == null || request.instanceType().equals(type.id()))
                .map(type -> new Supported(type.id(), status(instance, type), null, null, null))
                .toList();
    }

    private String status(Instance instance, InstanceType type) {
        return stock.of(instance.zoneId, type) == Stock.Level.AVAILABLE ? AVAILABLE : SOLD_OUT;
    }

    /** A system disk cannot get smaller. */
    private List<Supported> systemDisks(Instance instance, @Nullable String typeName) {
        checkParameter(typeName != null, TYPE);
        var type = choices.find(String.valueOf(typeName)).orElseThrow(() -> ApiException.invalid(TYPE));
        var size = choices.systemDiskGib(instance);
        return DiskCategory.system(type, instance.ioOptimized || !type.isPhasedOut()).stream()
                .filter(category -> category.maxSystemGib() >= size)
                .map(category -> new Supported(
                        category.wire(),
                        status(instance, type),
                        Math.max(size, category.minSystemGib()),
                        category.maxSystemGib(),
                        "GiB"))
                .toList();
    }
}
