package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.billing.SpotNow;
import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.region.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Region, interface, dedicated host, deployment set and network of the instances, held against deletion in this order.
 */
@Component
record PlaceSpecs(
        Regions regions,
        Resources resources,
        GivenInterfaces interfaces,
        NetworkPlanner networks,
        Hostings hostings,
        SpotNow spotNow) {
    Region region(CreationOrder order) {
        return regions.require(order.regionId());
    }

    InstanceSpec.Hosting hosting(CreationOrder order, InstanceType type, Billing billing, Caller caller) {
        return hostings.of(order, type, billing, caller);
    }

    InstanceSpec.Placing placing(CreationOrder order, Amounts amounts, InstanceSpec.Hosting hosting, Caller caller) {
        return new InstanceSpec.Placing(order.regionId(), amounts, deploymentSet(order, caller), hosting);
    }

    /** The existing interface that the order names; null when it names none. */
    @Nullable
    NetworkInterface given(CreationOrder order, Amounts amounts, InstanceType type, Caller caller) {
        return interfaces.of(order, amounts, type, caller);
    }

    /** The network, in zones whose price is within the limit. */
    NetworkPlan network(
            CreationOrder order,
            Amounts amounts,
            InstanceType type,
            Spot spot,
            @Nullable NetworkInterface given,
            Caller caller) {
        var plan = networks.plan(order, region(order), amounts, type.eniQuantity(), given, caller);
        return plan.within(spot.affordable(caller.accountId(), plan.zoneIds(), type.id(), spotNow));
    }

    private @Nullable DeploymentSet deploymentSet(CreationOrder order, Caller caller) {
        var id = order.parameters().place().deploymentSetId();
        if (id == null) {
            return null;
        }
        var set = resources.hold(DeploymentSet.class, caller, List.of(id)).stream()
                .filter(found -> found.regionId.equals(order.regionId()))
                .findFirst()
                .orElseThrow(() -> new ApiException("DeploymentSet.NotFound"));
        // locked, so that the first two instances of a set cannot choose two clusters
        return DeploymentStrategy.spread(set).together() ? resources.lock(DeploymentSet.class, caller, set.id) : set;
    }
}
