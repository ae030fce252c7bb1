package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
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
        hosts.checkFits(host, type.family(), billing.isPrePaid(), billing.expiry(clock.now()));
        return new InstanceSpec.Hosting(HOST, affinity, host.zoneId, hosts.on(caller.accountId(), host.hostId));
    }
}
