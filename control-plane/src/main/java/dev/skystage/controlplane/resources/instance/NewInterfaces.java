package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.eni.Addresses;
import dev.skystage.controlplane.resources.eni.Addresses.PrivateAddress;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.instance.creation.NetworkPlan;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.clock.Ids;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes and writes the network interfaces of new instances and gives them their addresses. */
@Component
class NewInterfaces {
    private final Addresses addresses;
    private final EntityManager entities;
    private final Ids ids;

    NewInterfaces(Addresses addresses, EntityManager entities, Ids ids) {
        this.addresses = addresses;
        this.entities = entities;
        this.ids = ids;
    }

    /** Gives the instances their interfaces; they learn about the primary ones. */
    void attach(InstanceSpec spec, VSwitch vSwitch, List<Instance> instances) {
        var plan = spec.network();
        var primary = addresses(vSwitch, plan.privateIp(), instances.size());
        for (var i = 0; i < instances.size(); i++) {
            var instance = instances.get(i);
            var eni = make("Primary", instance, vSwitch, plan.securityGroupIds(), primary.get(i));
            instance.vSwitchId = vSwitch.id;
            instance.privateIp = eni.privateIp;
            instance.eniId = eni.id;
            instance.macAddress = eni.macAddress;
            entities.persist(eni);
        }
        if (plan.secondary() != null) {
            // the search for more sees what is written
            entities.flush();
            addSecondary(plan.secondary(), vSwitch, instances);
        }
    }

    private void addSecondary(NetworkPlan.Secondary plan, VSwitch primary, List<Instance> instances) {
        var vSwitch = plan.vSwitch() == null ? primary : plan.vSwitch();
        var free = addresses(vSwitch, plan.privateIp(), instances.size());
        for (var i = 0; i < instances.size(); i++) {
            var eni = make("Secondary", instances.get(i), vSwitch, plan.securityGroupIds(), free.get(i));
            eni.name = plan.name();
            eni.description = plan.description();
            entities.persist(eni);
        }
    }

    private List<PrivateAddress> addresses(VSwitch vSwitch, @Nullable String wanted, int n) {
        return wanted == null ? addresses.allocate(vSwitch, n) : List.of(addresses.claim(vSwitch, wanted));
    }

    private NetworkInterface make(
            String type, Instance instance, VSwitch vSwitch, List<String> groups, PrivateAddress address) {
        var eni = new NetworkInterface();
        eni.id = ids.next("eni");
        eni.accountId = instance.accountId;
        eni.regionId = instance.regionId;
        eni.zoneId = instance.zoneId;
        eni.vpcId = vSwitch.vpcId;
        eni.vSwitchId = vSwitch.id;
        eni.instanceId = instance.id;
        eni.type = type;
        eni.status = "InUse";
        eni.macAddress = mac(address.number());
        eni.privateIp = address.ip();
        eni.address = address.number();
        eni.securityGroupIds = groups;
        eni.tags = type.equals("Primary") ? instance.tags : Map.of();
        eni.createdAt = instance.createdAt;
        return eni;
    }

    /** Made from the private address, so it is unique in the VPC. */
    private static String mac(long address) {
        return "00:16:3e:%02x:%02x:%02x".formatted(address >> 16 & 0xff, address >> 8 & 0xff, address & 0xff);
    }
}
