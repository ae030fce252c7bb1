package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.Addresses;
import dev.skystage.controlplane.resources.eni.Addresses.PrivateAddress;
import dev.skystage.controlplane.resources.eni.EniEvent;
import dev.skystage.controlplane.resources.eni.EniLifecycle;
import dev.skystage.controlplane.resources.eni.Ipv6Addresses;
import dev.skystage.controlplane.resources.eni.NewInterface;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.instance.creation.NetworkPlan;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and writes the network interfaces of new instances and gives them their addresses. */
@Component
record NewInterfaces(
        DefaultVSwitches defaults,
        Addresses addresses,
        Ipv6Addresses ipv6Addresses,
        NewInterface fresh,
        EniLifecycle lifecycle,
        Resources resources,
        EntityManager entities) {
    /**
     * Gives the instances their interfaces, with their first history entries, and notes the primary one in each
     * instance.
     */
    void attach(InstanceSpec spec, List<Instance> instances, Caller caller) {
        var plan = spec.network();
        var cause = caller.requestId();
        var vSwitch = vSwitch(spec, instances.getFirst(), caller);
        var all = new ArrayList<NetworkInterface>();
        var free = addresses(vSwitch, plan.privateIp(), instances.size());
        for (var i = 0; i < instances.size(); i++) {
            var instance = instances.get(i);
            var eni = make(instance, vSwitch, plan.securityGroupIds(), free.get(i));
            eni.type = NetworkInterface.PRIMARY;
            plan.primary().writeTo(eni);
            eni.tags = instance.tags;
            ipv6Addresses.add(
                    eni, vSwitch, plan.ipv6().addresses(), plan.ipv6().count(), Ipv6Addresses.MOST_OF_ATTACHED);
            instance.vSwitchId = vSwitch.id;
            instance.privateIp = eni.privateIp;
            instance.eniId = eni.id;
            instance.macAddress = eni.macAddress;
            all.add(eni);
        }
        add(all, cause);
        if (plan.secondary() != null) {
            // the search for further addresses must see the primary ones
            entities.flush();
            add(secondary(plan.secondary(), vSwitch, instances), cause);
        }
        if (plan.given() != null) {
            plan.given().instanceId = instances.getFirst().id;
            lifecycle.fire(plan.given(), EniEvent.CREATED_ATTACHED, cause);
        }
    }

    /** The VSwitch that the request names, or the default one of the zone that was chosen. */
    private VSwitch vSwitch(InstanceSpec spec, Instance first, Caller caller) {
        var given = spec.network().vSwitch();
        return given != null ? given : defaults.of(caller, first.regionId, first.zoneId);
    }

    private void add(List<NetworkInterface> interfaces, String cause) {
        lifecycle.begin(interfaces, cause);
        lifecycle.fire(interfaces, EniEvent.CREATED_ATTACHED, cause);
        interfaces.forEach(resources::add);
    }

    private List<NetworkInterface> secondary(NetworkPlan.Secondary plan, VSwitch primary, List<Instance> instances) {
        var vSwitch = plan.vSwitch() == null ? primary : plan.vSwitch();
        var free = addresses(vSwitch, plan.privateIp(), instances.size());
        var all = new ArrayList<NetworkInterface>();
        for (var i = 0; i < instances.size(); i++) {
            var eni = make(instances.get(i), vSwitch, plan.securityGroupIds(), free.get(i));
            plan.plan().writeTo(eni);
            ipv6Addresses.add(
                    eni, vSwitch, plan.ipv6().addresses(), plan.ipv6().count(), Ipv6Addresses.MOST_OF_ATTACHED);
            eni.deleteOnRelease = plan.deleteOnRelease();
            all.add(eni);
        }
        return all;
    }

    private List<PrivateAddress> addresses(VSwitch vSwitch, @Nullable String wanted, int n) {
        return wanted == null ? addresses.allocate(vSwitch, n) : List.of(addresses.claim(vSwitch, wanted));
    }

    private NetworkInterface make(Instance instance, VSwitch vSwitch, List<String> groups, PrivateAddress address) {
        var eni = fresh.in(vSwitch, groups, address);
        eni.instanceId = instance.id;
        eni.createdAt = instance.createdAt;
        return eni;
    }
}
