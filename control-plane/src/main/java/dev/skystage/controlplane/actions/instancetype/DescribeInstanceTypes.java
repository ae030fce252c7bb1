package dev.skystage.controlplane.actions.instancetype;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.instancetype.InstanceTypeView;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists instance types with their numbers, in the order of the catalogue. Without MaxResults and NextToken, which only
 * newer clients know, it lists all at once. A type that has no number for a minimum or maximum is left out.
 */
@Action("DescribeInstanceTypes")
record DescribeInstanceTypes(InstanceTypes types) {
    private static final int MAX_TYPES = 10;
    private static final int MAX_RESULTS = 1_600;

    record Request(
            @Nullable String instanceTypeFamily,
            @Indexed(max = 10) @Nullable List<String> instanceTypes,
            @Nullable List<String> instanceTypeFamilies,
            @Nullable String instanceFamilyLevel,
            @Nullable String instanceCategory,
            @Nullable List<String> instanceCategories,
            @Nullable String cpuArchitecture,
            @Nullable List<String> cpuArchitectures,
            @WireName("GPUSpec") @Nullable String gpuSpec,
            @Nullable List<String> gpuSpecs,
            @Nullable String localStorageCategory,
            @Nullable List<String> localStorageCategories,
            @Nullable Integer minimumCpuCoreCount,
            @Nullable Integer maximumCpuCoreCount,
            @Nullable Double minimumMemorySize,
            @Nullable Double maximumMemorySize,
            @WireName("MinimumGPUAmount") @Nullable Integer minimumGpuAmount,
            @WireName("MaximumGPUAmount") @Nullable Integer maximumGpuAmount,
            @Nullable Integer minimumLocalStorageAmount,
            @Nullable Long minimumLocalStorageCapacity,
            @Nullable Integer minimumEniQuantity,
            @Nullable Integer minimumEniPrivateIpAddressQuantity,
            @Nullable Integer minimumEniIpv6AddressQuantity,
            @Nullable Integer minimumDiskQuantity,
            @Nullable Integer minimumInstanceBandwidthRx,
            @Nullable Integer minimumInstanceBandwidthTx,
            @Nullable Long minimumInstancePpsRx,
            @Nullable Long minimumInstancePpsTx,
            @Nullable Integer minimumBaselineCredit,
            @Nullable Integer minimumInitialCredit,
            @Nullable Integer minimumPrimaryEniQueueNumber,
            @Nullable Integer minimumSecondaryEniQueueNumber,
            @Nullable String nvmeSupport,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(
            @ItemName("InstanceType") List<InstanceTypeView> instanceTypes,
            @Nullable String nextToken) {}

    Result handle(Request request, Caller caller) {
        var wanted = request.instanceTypes();
        checkParameter(wanted == null || wanted.size() <= MAX_TYPES, "InstanceTypes");
        var paging = Paging.of(null, MAX_RESULTS, request.maxResults(), request.nextToken(), MAX_RESULTS);
        var views = types.all().stream()
                .filter(type -> hasNames(request, type))
                .map(InstanceTypeView::of)
                .filter(view -> hasAttributes(request, view) && hasSize(request, view) && hasNetwork(request, view))
                .toList();
        var page = paging.cut(views, InstanceTypeView::instanceTypeId);
        return new Result(page.rows(), page.nextToken());
    }

    private static boolean hasNames(Request request, InstanceType type) {
        return isOneOf(type.id(), null, request.instanceTypes())
                && isOneOf(type.family(), request.instanceTypeFamily(), request.instanceTypeFamilies())
                && isOneOf(type.familyLevel(), request.instanceFamilyLevel(), null);
    }

    private static boolean hasAttributes(Request request, InstanceTypeView view) {
        return isOneOf(view.instanceCategory(), request.instanceCategory(), request.instanceCategories())
                && isOneOf(view.cpuArchitecture(), request.cpuArchitecture(), request.cpuArchitectures())
                && isOneOf(view.gpuSpec(), request.gpuSpec(), request.gpuSpecs())
                && isOneOf(
                        view.localStorageCategory(), request.localStorageCategory(), request.localStorageCategories())
                && isOneOf(view.nvmeSupport(), request.nvmeSupport(), null);
    }

    private static boolean hasSize(Request request, InstanceTypeView view) {
        return isBetween(view.cpuCoreCount(), request.minimumCpuCoreCount(), request.maximumCpuCoreCount())
                && isBetween(view.memorySize(), request.minimumMemorySize(), request.maximumMemorySize())
                && isBetween(view.gpuAmount(), request.minimumGpuAmount(), request.maximumGpuAmount())
                && isBetween(view.localStorageAmount(), request.minimumLocalStorageAmount(), null)
                && isBetween(view.localStorageCapacity(), request.minimumLocalStorageCapacity(), null)
                && isBetween(view.diskQuantity(), request.minimumDiskQuantity(), null)
                && isBetween(view.baselineCredit(), request.minimumBaselineCredit(), null)
                && isBetween(view.initialCredit(), request.minimumInitialCredit(), null);
    }

    private static boolean hasNetwork(Request request, InstanceTypeView view) {
        return isBetween(view.eniQuantity(), request.minimumEniQuantity(), null)
                && isBetween(view.eniPrivateIpAddressQuantity(), request.minimumEniPrivateIpAddressQuantity(), null)
                && isBetween(view.eniIpv6AddressQuantity(), request.minimumEniIpv6AddressQuantity(), null)
                && isBetween(view.instanceBandwidthRx(), request.minimumInstanceBandwidthRx(), null)
                && isBetween(view.instanceBandwidthTx(), request.minimumInstanceBandwidthTx(), null)
                && isBetween(view.instancePpsRx(), request.minimumInstancePpsRx(), null)
                && isBetween(view.instancePpsTx(), request.minimumInstancePpsTx(), null)
                && isBetween(view.primaryEniQueueNumber(), request.minimumPrimaryEniQueueNumber(), null)
                && isBetween(view.secondaryEniQueueNumber(), request.minimumSecondaryEniQueueNumber(), null);
    }

    private static boolean isOneOf(String value, @Nullable String wanted, @Nullable List<String> oneOf) {
        return (wanted == null || value.equalsIgnoreCase(wanted))
                && (oneOf == null || oneOf.stream().anyMatch(value::equalsIgnoreCase));
    }

    private static boolean isBetween(@Nullable Number value, @Nullable Number minimum, @Nullable Number maximum) {
        if (minimum == null && maximum == null) {
            return true;
        }
        return value != null
                && (minimum == null || value.doubleValue() >= minimum.doubleValue())
                && (maximum == null || value.doubleValue() <= maximum.doubleValue());
    }
}
