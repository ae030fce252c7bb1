package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds zone, VSwitch and security groups. Without a VSwitch it is the account's default VPC, and the default VSwitch
 * of the zone that has room.
 */
@Component
record NetworkPlanner(Networks networks, NetworkLookup lookup, Authorizer authorizer, Chance chance, Ids ids) {
    private static final int GROUPS_PER_INSTANCE = 5;

    NetworkPlan plan(
            CreationOrder order,
            Region region,
            Amounts amounts,
            int eniQuantity,
            @Nullable NetworkInterface given,
            Caller caller) {
        var zoneId = order.parameters().place().zoneId();
        check(zoneId == null || region.has(zoneId), "InvalidZoneId.NotFound");
        var interfaces = Interfaces.of(order);
        checkInterfaces(interfaces, amounts, eniQuantity);
        check(
                amounts.amount() == 1
                        || (order.run().interfaces().ipv6Addresses() == null && !interfaces.namesIpv6Addresses()),
                "InvalidParam.Amount",
                "Amount must be 1 when a private IP address is given.");
        var primaryGroups = interfaces.securityGroupIds().isEmpty()
                ? List.of(defaultGroup(interfaces, region, caller))
                : interfaces.securityGroupIds();
        var groups = lookup.groups(union(primaryGroups, interfaces.secondaryGroupIds()), region.id(), caller);
        var vSwitches = lookup.vSwitches(interfaces.vSwitchIds(), region.id(), caller);
        var groupsOfPrimary = primaryGroups.stream().map(groups::get).toList();
        var vSwitch = interfaces.vSwitchId() == null ? null : vSwitches.get(interfaces.vSwitchId());
        var plan = vSwitch == null
                ? inDefaultNetwork(order, region, groupsOfPrimary, interfaces, caller)
                : inVSwitch(order, vSwitch, groupsOfPrimary, interfaces);
        if (given != null) {
            return plan.with(given);
        }
        return plan.with(SecondaryPlan.of(interfaces.secondary(), plan, groups, vSwitches));
    }

    private static void checkInterfaces(Interfaces interfaces, Amounts amounts, int eniQuantity) {
        var address = interfaces.privateIp();
        check(address == null || interfaces.vSwitchId() != null, "MissingParameter", "VSwitchId");
        var second = interfaces.secondary();
        check(
                amounts.amount() == 1 || (address == null && (second == null || second.primaryIpAddress() == null)),
                "InvalidParam.Amount",
                "Amount must be 1 when a private IP address is given.");
        check(
                Math.max(
                                interfaces.securityGroupIds().size(),
                                interfaces.secondaryGroupIds().size())
                        <= GROUPS_PER_INSTANCE,
                "InstanceSecurityGroupLimitExceeded");
        check(
                second == null || eniQuantity > 1,
                "InvalidInstanceType.ElasticNetworkInterfaceNotSupported",
                "The specified instance type does not support Elastic Network Interface");
    }

    /** The default VPC has a security group of its own, so a VSwitch there, or nothing at all, is enough. */
    private String defaultGroup(Interfaces interfaces, Region region, Caller caller) {
        var vSwitchId = interfaces.vSwitchId();
        check(vSwitchId == null || lookup.isInDefaultVpc(vSwitchId, caller), "MissingParameter", "SecurityGroupId");
        var group = networks.defaultNetwork(caller, region.id()).securityGroupId();
        authorizer.checkFound(caller, region.id(), ResourceType.SECURITY_GROUP, List.of(group));
        return group;
    }

    private static NetworkPlan inVSwitch(
            CreationOrder order, VSwitch vSwitch, List<SecurityGroup> groups, Interfaces interfaces) {
        var zoneId = order.parameters().place().zoneId();
        // the reference has InvalidParameter.Mismatch for this; the real service answered with this code (2024)
        if (zoneId != null && !vSwitch.zoneId.equals(zoneId)) {
            throw NetworkLookup.noVSwitch();
        }
        check(
                groups.stream().allMatch(group -> vSwitch.vpcId.equals(group.vpcId)),
                "InvalidParameter.Mismatch",
                "Specified security group and virtual switch are not in the same VPC.");
        return new NetworkPlan(
                List.of(vSwitch.zoneId),
                vSwitch.vpcId,
                vSwitch,
                ids(groups),
                interfaces.privateIp(),
                ipv6(order, interfaces),
                InterfacePlans.primary(order, interfaces),
                null,
                null);
    }

    private NetworkPlan inDefaultNetwork(
            CreationOrder order, Region region, List<SecurityGroup> groups, Interfaces interfaces, Caller caller) {
        var network = networks.defaultNetwork(caller, region.id());
        check(
                groups.stream().allMatch(group -> network.vpcId().equals(group.vpcId)),
                "InvalidSecurityGroup.NotInDefaultVpc",
                "The specified security group is not in the default VPC.");
        var zones = new ArrayList<String>();
        var zoneId = order.parameters().place().zoneId();
        if (zoneId != null) {
            zones.add(zoneId);
        } else {
            region.zones().forEach(zone -> zones.add(zone.id()));
            Collections.shuffle(zones, chance.about("zones", ids.number()));
        }
        return new NetworkPlan(
                zones,
                network.vpcId(),
                null,
                ids(groups),
                null,
                ipv6(order, interfaces),
                InterfacePlans.primary(order, interfaces),
                null,
                null);
    }

    /** The IPv6 addresses of the primary interfaces, asked for by parameters of their own or by those of the interface. */
    private static NetworkPlan.Ipv6Wish ipv6(CreationOrder order, Interfaces interfaces) {
        var asked = order.run().interfaces();
        var own = NetworkPlan.Ipv6Wish.of(asked.ipv6Addresses(), asked.ipv6AddressCount());
        var ofInterface = InterfacePlans.ipv6(interfaces.primary());
        check(
                !own.isGiven() || !ofInterface.isGiven(),
                "InvalidParameter.Conflict",
                "Ipv6Address.N and Ipv6AddressCount exclude those of a primary NetworkInterface.");
        return own.isGiven() ? own : ofInterface;
    }

    private static List<String> ids(List<SecurityGroup> groups) {
        return groups.stream().map(group -> group.id).toList();
    }

    private static List<String> union(Collection<String> some, Collection<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
