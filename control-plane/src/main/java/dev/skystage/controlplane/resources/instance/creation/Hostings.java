package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostType;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The rules of dedicated hosts in an order of instances. */
@Component
record Hostings(Resources resources, DedicatedHosts hosts, CloudClock clock) {
    private static final Set<String> VALUES = Set.of("default", "host");
    private static final String DEFAULT = "default";
    private static final String HOST = "host";

    InstanceSpec.Hosting of(CreationOrder order, InstanceType type, Billing billing, Caller caller) {
        var asked = order.parameters().place();
        var tenancy = asked.tenancy() == null ? DEFAULT : asked.tenancy();
        var affinity = asked.affinity() == null ? DEFAULT : asked.affinity();
        check(VALUES.contains(tenancy), "InvalidParam.Tenancy");
        checkParameter(VALUES.contains(affinity), "Affinity");
        var id = asked.dedicatedHostId();
        if (id == null && tenancy.equals(DEFAULT)) {
            return new InstanceSpec.Hosting(tenancy, affinity, null, Where.ANYWHERE);
        }
        check(
                asked.deploymentSetId() == null,
                "InvalidDeploymentOnHost",
                "A deployment set does not support dedicated hosts.");
        if (id == null) {
            return new InstanceSpec.Hosting(HOST, affinity, null, hosts.onAny(caller.accountId(), order.regionId()));
        }
        var host = resources.hold(DedicatedHost.class, caller, order.regionId(), id);
        checkFits(host, type, billing);
        return new InstanceSpec.Hosting(HOST, affinity, host.zoneId, hosts.on(caller.accountId(), host.hostId));
    }

    private void checkFits(DedicatedHost host, InstanceType type, Billing billing) {
        check(hosts.isActive(host.hostId), "IncorrectDedicatedHostStatus");
        check(
                DedicatedHostType.of(host.type)
                        .filter(known -> known.family().equals(type.family()))
                        .isPresent(),
                "DedicatedHostType.Unmatched");
        var ends = host.expiredAt;
        check(!billing.isPrePaid() || ends != null, "ChargeTypeViolation.PostPaidDedicatedHost");
        var expiry = billing.expiry(clock.now());
        if (expiry != null && ends != null && expiry.isAfter(ends)) {
            throw new ApiException("InvalidPeriod.ExceededDedicatedHost");
        }
    }
}
