package dev.skystage.controlplane.resources.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eip.PublicAddresses.Holder;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.eip.Eip;
import dev.skystage.persistence.eip.EipStatus;
import dev.skystage.persistence.instance.Instance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes, finds and releases elastic IP addresses. */
@Component
public record Eips(
        Regions regions, Resources resources, PublicAddresses addresses, EipLifecycle lifecycle, Quotas quotas) {
    private static final ApiException NO_REGION = new ApiException("InvalidRegionId.NotFound")
            .or("Forbidden.RegionNotFound")
            .or("InvalidRegion.NotSupport");

    /** Refuses a region that does not exist; in ECS it may be absent. */
    public void checkRegion(@Nullable String regionId) {
        check(regionId == null || regions.find(regionId).isPresent(), NO_REGION);
    }

    /** Locks the address, or InvalidAllocationId.NotFound. */
    public Eip lock(Caller caller, @Nullable String regionId, String allocationId) {
        return resources.lock(Eip.class, caller, regionId, allocationId);
    }

    /** A new address that is bound to nothing. Refuses with QuotaExceeded.Eip or ReserveIpFail. */
    public Eip allocate(Caller caller, String regionId, int bandwidth, String internetChargeType) {
        var drawn = addresses.draw(1, Holder.EIP);
        check(!drawn.isEmpty(), "ReserveIpFail");
        return make(caller, regionId, drawn.getFirst(), bandwidth, internetChargeType);
    }

    /** Makes the public address of a locked instance an elastic one, which stays bound to the instance. */
    public void convert(Instance instance, Caller caller) {
        var eip = make(
                caller,
                instance.regionId,
                String.valueOf(instance.publicIp),
                instance.internetMaxBandwidthOut,
                instance.internetChargeType);
        eip.instanceId = instance.id;
        eip.instanceType = BoundKind.ECS_INSTANCE.wire();
        instance.publicIp = null;
        lifecycle.fire(eip, EipEvent.CONVERTED, caller.requestId());
    }

    /** Releases an address that was locked for that. Refuses if it is bound, a subscription or protected. */
    public void release(Eip eip) {
        check(eip.status() == EipStatus.AVAILABLE, "IncorrectEipStatus");
        check(!isSubscription(eip), "Forbidden.ChargeTypeIsPrepaid");
        check(!eip.deletionProtection, "InvalidOperation.DeletionProtection");
        resources.remove(eip);
        quotas.give(eip.accountId, eip.regionId, Quota.EIPS, 1);
    }

    public static boolean isSubscription(Eip eip) {
        return eip.chargeType.equals("PrePaid");
    }

    private Eip make(Caller caller, String regionId, String ip, int bandwidth, String internetChargeType) {
        var eip = resources.fresh(new Eip(), caller.accountId(), regionId);
        eip.ip = ip;
        eip.bandwidth = bandwidth;
        eip.internetChargeType = internetChargeType;
        eip.chargeType = "PostPaid";
        eip.isp = "BGP";
        lifecycle.begin(List.of(eip), caller.requestId());
        resources.add(eip);
        check(quotas.take(caller.accountId(), regionId, Quota.EIPS, 1), "QuotaExceeded.Eip");
        return eip;
    }
}
