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
import dev.skystage.persistence.eip.EipRows;
import dev.skystage.persistence.eip.EipStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Elastic IP addresses: made, bound to locked instances and interfaces, taken off them and released. */
@Component
public record Eips(
        Regions regions,
        Resources resources,
        PublicAddresses addresses,
        EipLifecycle lifecycle,
        EipRows rows,
        Quotas quotas,
        Tasks tasks,
        Ids ids,
        CloudClock clock,
        JdbcClient jdbc) {
    private static final ApiException NO_REGION = new ApiException("InvalidRegionId.NotFound")
            .or("Forbidden.RegionNotFound")
            .or("InvalidRegion.NotSupport");
    private static final ApiException ALREADY_BOUND = new ApiException("InvalidAssociation.Duplicated");
    private static final ApiException HAS_PUBLIC_ADDRESS =
            new ApiException("BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP").or("InvalidAssociation.Duplicated");
    private static final ApiException BETWEEN = new ApiException("InvalidBindingStatus").or("IncorrectEipStatus");

    /** Refuses a region that there is not; ECS lets it be absent. */
    public void checkRegion(@Nullable String regionId) {
        check(regionId == null || regions.find(regionId).isPresent(), NO_REGION);
    }

    /** Locks the address, or InvalidAllocationId.NotFound. */
    public Eip lock(Caller caller, @Nullable String regionId, String allocationId) {
        return resources.lock(Eip.class, caller, regionId, allocationId);
    }

    /** A new address that is bound to nothing: QuotaExceeded.Eip, ReserveIpFail. */
    public Eip allocate(Caller caller, String regionId, int bandwidth, String internetChargeType) {
        var drawn = addresses.draw(1, Holder.EIP);
        check(!drawn.isEmpty(), "ReserveIpFail");
        return make(caller, regionId, drawn.getFirst(), bandwidth, internetChargeType);
    }

    /** Makes an elastic address of the public one of a locked instance, to which it stays bound. */
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

    /** Binds a locked address to a locked instance without any other public address. */
    public void associate(Eip eip, Instance instance, String cause) {
        check(eip.regionId.equals(instance.regionId), "InvalidParameter.Mismatch");
        checkAvailable(eip);
        check(instance.publicIp == null, HAS_PUBLIC_ADDRESS);
        check(!isBound(instance.id), ALREADY_BOUND);
        bind(eip, BoundKind.ECS_INSTANCE, instance.id, "", cause);
    }

    /** Binds a locked address to a private address of a locked secondary interface. */
    public void associate(Eip eip, NetworkInterface eni, String privateIp, String cause) {
        check(eip.regionId.equals(eni.regionId), "InvalidParameter.Mismatch");
        checkAvailable(eip);
        check(!isBound(eni.id, privateIp), ALREADY_BOUND);
        bind(eip, BoundKind.NETWORK_INTERFACE, eni.id, privateIp, cause);
    }

    /** Takes a locked address off what it is bound to. */
    public void unassociate(Eip eip, String cause) {
        checkSettled(eip);
        lifecycle.fire(eip, EipEvent.UNASSOCIATE, cause);
        tasks.submit(FinishUnassociate.class, eip);
    }

    /** Releases an address, locked for it, that is bound to nothing and no subscription. */
    public void release(Eip eip) {
        check(eip.status() == EipStatus.AVAILABLE, "IncorrectEipStatus");
        check(!isSubscription(eip), "Forbidden.ChargeTypeIsPrepaid");
        resources.remove(eip);
        quotas.give(eip.accountId, eip.regionId, Quota.EIPS, 1);
    }

    /** Takes addresses off instances and interfaces that are about to be removed. */
    public void releaseFrom(Collection<String> ids, String cause) {
        var bound = rows.lockBoundTo(ids);
        lifecycle.fire(bound, EipEvent.RELEASED_FROM, cause);
        rows.writeUnbound(bound);
    }

    /** Whether an elastic address is bound to the instance or interface, or about to be. */
    public boolean isBound(String id) {
        return jdbc.sql("select exists (select from eip where instance_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    public static boolean isSubscription(Eip eip) {
        return eip.chargeType.equals("PrePaid");
    }

    private boolean isBound(String eniId, String privateIp) {
        return jdbc.sql("select exists (select from eip where instance_id = ? and private_ip = ?)")
                .params(eniId, privateIp)
                .query(Boolean.class)
                .single();
    }

    private static void checkSettled(Eip eip) {
        check(eip.status() == EipStatus.AVAILABLE || eip.status() == EipStatus.IN_USE, BETWEEN);
    }

    private static void checkAvailable(Eip eip) {
        checkSettled(eip);
        check(eip.status() == EipStatus.AVAILABLE, "IncorrectEipStatus");
    }

    private void bind(Eip eip, BoundKind kind, String id, String privateIp, String cause) {
        eip.instanceId = id;
        eip.instanceType = kind.wire();
        eip.privateIp = privateIp;
        lifecycle.fire(eip, EipEvent.ASSOCIATE, cause);
        tasks.submit(FinishAssociate.class, eip);
    }

    private Eip make(Caller caller, String regionId, String ip, int bandwidth, String internetChargeType) {
        var eip = new Eip();
        eip.id = ids.next("eip");
        eip.accountId = caller.accountId();
        eip.regionId = regionId;
        eip.ip = ip;
        eip.bandwidth = bandwidth;
        eip.internetChargeType = internetChargeType;
        eip.chargeType = "PostPaid";
        eip.isp = "BGP";
        eip.createdAt = clock.now();
        lifecycle.begin(List.of(eip), caller.requestId());
        resources.add(eip);
        check(quotas.take(caller.accountId(), regionId, Quota.EIPS, 1), "QuotaExceeded.Eip");
        return eip;
    }
}
