package dev.skystage.controlplane.actions.dedicatedhost;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostType;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.placement.Hosts;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the types of dedicated hosts that a region offers. */
@Action("public doc: DescribeDedicatedHostTypes")
record DescribeDedicatedHostTypes(Regions regions, Hosts hosts) {
    record Request(
            @NotBlank String regionId,
            @Nullable String dedicatedHostType,
            @Nullable String supportedInstanceTypeFamily) {}

    record Result(@ItemName("DedicatedHostType") List<Item> dedicatedHostTypes) {}

    record Item(
            String dedicatedHostType,
            int sockets,
            int cores,
            int totalVcpus,
            double memorySize,
            int physicalGpus,
            int totalVgpus,
            @WireName("GPUSpec") String gpuSpec,
            int localStorageAmount,
            long localStorageCapacity,
            String localStorageCategory,
            boolean supportCpuOverCommitRatio,
            String cpuOverCommitRatioRange,

            @ItemName("SupportedInstanceTypeFamily") List<String> supportedInstanceTypeFamilies,

            @ItemName("SupportedInstanceTypesList") List<String> supportedInstanceTypesList) {
        static Item of(DedicatedHostType type) {
            var server = type.server();
            return new Item(
                    type.wire(),
                    type.sockets(),
                    type.cores(),
                    server.vcpus(),
                    server.memoryGib(),
                    server.gpus(),
                    server.gpus(),
                    type.gpuSpec(),
                    type.localDisks(),
                    server.localDisksGib(),
                    type.localDiskCategory(),
                    false,
                    "",
                    List.of(type.family()),
                    List.of());
        }
    }

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var families = hosts.families(region.id());
        var wanted = request.supportedInstanceTypeFamily();
        return new Result(Arrays.stream(DedicatedHostType.values())
                .filter(type -> type.isOffered(families))
                .filter(type ->
                        request.dedicatedHostType() == null || type.wire().equals(request.dedicatedHostType()))
                .filter(type -> wanted == null || type.family().equals(wanted))
                .map(Item::of)
                .toList());
    }
}
