package dev.skystage.controlplane.actions.instancetype;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.persistence.region.Region;
import dev.skystage.scheduler.placement.Stock;
import dev.skystage.scheduler.trouble.Subject;
import dev.skystage.scheduler.trouble.Trouble;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists what can be had in the zones of a region. Instance types are in stock as far as hosts have room, unless a
 * shortage was ordered; with a dedicated host, as far as it has room itself. Disks are those of an instance type, which
 * must be named, and in stock unless a shortage was ordered. The reference demands IoOptimized and SystemDiskCategory as
 * well; recorded calls (2022 to 2024) leave them out and get an answer, so here they only narrow it.
 */
@Action("004 §20.3")
record DescribeAvailableResource(
        Regions regions, InstanceTypes types, Stock stock, Trouble trouble, Resources resources, DedicatedHosts hosts) {
    private static final Set<String> RESOURCES =
            Set.of("Zone", "IoOptimized", "InstanceType", "SystemDisk", "DataDisk", "Network");

    record Request(
            @NotBlank String regionId,
            @Nullable String destinationResource,
            @Nullable String zoneId,
            @Nullable String instanceChargeType,
            @Nullable String spotStrategy,
            @Nullable Integer spotDuration,
            @Nullable String ioOptimized,
            @Nullable String instanceType,
            @Nullable String systemDiskCategory,
            @Nullable String dataDiskCategory,
            @Nullable String networkCategory,
            @Nullable Integer cores,
            @Nullable Double memory,
            @Nullable String dedicatedHostId,
            @Nullable String resourceType,
            @Nullable String scope) {}

    /** Without a match the list is absent, and not empty, as in recorded answers. */
    record Result(@ItemName("AvailableZone") @Nullable List<Zone> availableZones) {}

    record Zone(
            String regionId,
            String zoneId,
            String status,
            String statusCategory,
            @ItemName("AvailableResource") List<Resource> availableResources) {}

    record Resource(
            String type, @ItemName("SupportedResource") List<Supported> supportedResources) {}

    /** Sizes are GiB. */
    record Supported(
            String value,
            String status,
            String statusCategory,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable String unit) {
        static Supported of(String value, boolean available) {
            return new Supported(value, statusOf(available), categoryOf(available), null, null, null);
        }
    }

    /** What is asked about; the host is one that is named. */
    private record Question(
            Region region, Request request, @Nullable DedicatedHost host, Caller caller) {}

    Result handle(Request request, Caller caller) {
        var wanted = request.destinationResource();
        if (wanted == null || wanted.isBlank()) {
            throw new ApiException("Invalid.Param");
        }
        // a required parameter that is missing gets the same code and text (logged 2019)
        check(request.instanceType() != null || !needsInstanceType(wanted, request), "Invalid.Param");
        Choice.checkParameter("DestinationResource", wanted, RESOURCES);
        Choice.check(request.instanceChargeType(), Set.of("PrePaid", "PostPaid"), "Invalid.InstanceChargeType");
        Choice.check(request.ioOptimized(), Set.of("none", "optimized"), "Invalid.IoOptimized");
        // the document writes the values of the enumeration with a capital
        Choice.check(request.networkCategory(), Set.of("vpc", "classic", "Vpc", "Classic"), "Invalid.NetworkCategory");
        Choice.checkParameter(
                "SpotStrategy", request.spotStrategy(), Set.of("NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"));
        var region = regions.require(request.regionId());
        check(!region.zones().isEmpty(), "Unavailable.Regions");
        var id = request.dedicatedHostId();
        var host = id == null
                ? null
                : resources.find(DedicatedHost.class, caller, id).orElse(null);
        if (id != null && host == null) {
            return new Result(null);
        }
        var question = new Question(region, request, host, caller);
        var zones = region.zones().stream()
                .filter(zone -> request.zoneId() == null || zone.id().equals(request.zoneId()))
                .filter(zone -> host == null || zone.id().equals(host.zoneId))
                .map(zone -> zone(question, zone, wanted))
                .filter(zone -> !zone.availableResources().isEmpty())
                .toList();
        return new Result(zones.isEmpty() ? null : zones);
    }

    /** {@code ResourceType=disk} asks only for data disks. */
    private static boolean needsInstanceType(String wanted, Request request) {
        return wanted.equals("SystemDisk") || (wanted.equals("DataDisk") && !"disk".equals(request.resourceType()));
    }

    private Zone zone(Question question, Region.Zone zone, String wanted) {
        var request = question.request();
        var offered = instanceTypes(question, zone.id());
        var available = offered.stream().anyMatch(type -> type.status().equals(statusOf(true)));
        var supported = switch (wanted) {
            case "InstanceType" -> offered;
            case "SystemDisk" -> systemDisks(offered, question, zone.id());
            case "DataDisk" -> dataDisks(offered, question, zone.id());
            case "IoOptimized" ->
                Stream.of("none", "optimized")
                        .filter(value -> is(value, request.ioOptimized()))
                        .map(value -> Supported.of(value, available))
                        .toList();
            case "Network" ->
                is("vpc", request.networkCategory()) ? List.of(Supported.of("vpc", true)) : List.<Supported>of();
            default -> List.of(Supported.of(zone.id(), available));
        };
        return new Zone(
                question.region().id(),
                zone.id(),
                statusOf(available),
                categoryOf(available),
                supported.isEmpty() ? List.of() : List.of(new Resource(wanted, supported)));
    }

    private List<Supported> instanceTypes(Question question, String zoneId) {
        var host = question.host();
        return types.all().stream()
                .filter(type -> fits(type, question.request()))
                .flatMap(type -> switch (host == null ? stock.of(zoneId, type) : hosts.stock(host, type)) {
                    case AVAILABLE ->
                        Stream.of(Supported.of(type.id(), !trouble.isSoldOut(subject(question, zoneId, type.id()))));
                    case SOLD_OUT -> Stream.of(Supported.of(type.id(), false));
                    case NOT_OFFERED -> Stream.<Supported>of();
                })
                .toList();
    }

    private static Subject subject(Question question, String zoneId, String instanceType) {
        return Subject.ofReservation(
                question.caller().accountId(), question.region().id(), Set.of(zoneId), Set.of(), instanceType);
    }

    private static boolean fits(InstanceType type, Request request) {
        return (request.instanceType() == null || request.instanceType().equals(type.id()))
                && (request.cores() == null || request.cores() == type.vcpus())
                && (request.memory() == null || request.memory() == type.memoryGib());
    }

    private List<Supported> systemDisks(List<Supported> offered, Question question, String zoneId) {
        return disks(offered, question.request(), DiskCategory::system).stream()
                .filter(disk -> is(disk.wire(), question.request().systemDiskCategory()))
                .map(disk -> disk(disk, isLeft(disk, question, zoneId), disk.minSystemGib(), disk.maxSystemGib()))
                .toList();
    }

    private List<Supported> dataDisks(List<Supported> offered, Question question, String zoneId) {
        return disks(offered, question.request(), DiskCategory::data).stream()
                .filter(disk -> is(disk.wire(), question.request().dataDiskCategory()))
                .map(disk -> disk(disk, isLeft(disk, question, zoneId), disk.minDataGib(), disk.maxDataGib()))
                .toList();
    }

    private boolean isLeft(DiskCategory disk, Question question, String zoneId) {
        return !trouble.isSoldOut(
                disk.wire(),
                subject(question, zoneId, Texts.orEmpty(question.request().instanceType())));
    }

    /** The categories that any of the offered types takes. */
    private List<DiskCategory> disks(
            List<Supported> offered, Request request, BiFunction<InstanceType, Boolean, List<DiskCategory>> taken) {
        var optimized = !"none".equals(request.ioOptimized());
        return offered.stream()
                .flatMap(type -> types.find(type.value()).stream())
                .filter(type -> optimized || type.isPhasedOut())
                .flatMap(type -> taken.apply(type, optimized).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Supported disk(DiskCategory category, boolean available, int min, int max) {
        return new Supported(category.wire(), statusOf(available), categoryOf(available), min, max, "GiB");
    }

    private static boolean is(String value, @Nullable String wanted) {
        return wanted == null || value.equalsIgnoreCase(wanted);
    }

    private static String statusOf(boolean available) {
        return available ? "Available" : "SoldOut";
    }

    private static String categoryOf(boolean available) {
        return available ? "WithStock" : "WithoutStock";
    }
}
