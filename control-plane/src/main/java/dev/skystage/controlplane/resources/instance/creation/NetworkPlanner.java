package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds zone, VSwitch and security groups. Without a VSwitch the account's default VPC is used, and the VSwitch of the
 * zone in which there turns out to be room.
 */
@Component
class NetworkPlanner {
    private final Networks networks;
    private final NetworkLookup lookup;
    private final SecondaryPlanner secondary;

    NetworkPlanner(Networks networks, NetworkLookup lookup, SecondaryPlanner secondary) {
        this.networks = networks;
        this.lookup = lookup;
        this.secondary = secondary;
    }

    NetworkPlan plan(CreationRequest request, Region region, Amounts amounts, int eniQuantity, Caller caller) {
        var zoneId = request.zoneId();
        check(zoneId == null || region.has(zoneId), "InvalidZoneId.NotFound");
        var interfaces = Interfaces.of(request);
        checkAddresses(interfaces, amounts);
        var groups = lookup.groups(interfaces.securityGroupIds(), region.id(), caller);
        var plan = interfaces.vSwitchId() == null
                ? inDefaultNetwork(request, region, groups, caller)
                : inVSwitch(
                        lookup.vSwitch(interfaces.vSwitchId(), region.id(), caller),
                        request,
                        interfaces,
                        groups,
                        caller);
        return plan.with(secondary.plan(request, interfaces, plan, eniQuantity, caller));
    }

    private static void checkAddresses(Interfaces interfaces, Amounts amounts) {
        var address = interfaces.privateIp();
        check(address == null || interfaces.vSwitchId() != null, "MissingParameter", "VSwitchId");
        var second = interfaces.secondary();
        check(
                amounts.amount() == 1 || (address == null && (second == null || second.primaryIpAddress() == null)),
                "InvalidParam.Amount",
                "Amount must be 1 when a private IP address is given.");
    }

    private NetworkPlan inVSwitch(
            VSwitch vSwitch,
            CreationRequest request,
            Interfaces interfaces,
            List<SecurityGroup> groups,
            Caller caller) {
        // the reference has InvalidParameter.Mismatch for it, clients have met this one (2024)
        check(
                request.zoneId() == null || vSwitch.zoneId.equals(request.zoneId()),
                "InvalidVSwitchId.NotFound",
                "Specified virtual switch does not exist.");
        check(
                groups.stream().allMatch(group -> vSwitch.vpcId.equals(group.vpcId)),
                "InvalidParameter.Mismatch",
                "Specified security group and virtual switch are not in the same VPC.");
        return new NetworkPlan(
                List.of(vSwitch.zoneId),
                vSwitch.vpcId,
                vSwitch,
                groups.isEmpty() ? List.of(defaultGroup(vSwitch, caller)) : ids(groups),
                interfaces.privateIp(),
                null);
    }

    /** A VSwitch alone is enough in the default VPC, which has a security group. */
    private String defaultGroup(VSwitch vSwitch, Caller caller) {
        if (!lookup.vpc(vSwitch).isDefault) {
            throw new ApiException(
                    "MissingParameter",
                    "The input parameter SecurityGroupId that is mandatory for processing this request is not supplied.");
        }
        return networks.defaultNetwork(caller, vSwitch.regionId).securityGroupId();
    }

    private NetworkPlan inDefaultNetwork(
            CreationRequest request, Region region, List<SecurityGroup> groups, Caller caller) {
        var network = networks.defaultNetwork(caller, region.id());
        check(
                groups.stream().allMatch(group -> network.vpcId().equals(group.vpcId)),
                "InvalidSecurityGroup.NotInDefaultVpc",
                "The specified security group is not in the default VPC.");
        var zones = new ArrayList<String>();
        if (request.zoneId() != null) {
            zones.add(request.zoneId());
        } else {
            region.zones().forEach(zone -> zones.add(zone.id()));
            Collections.shuffle(zones);
        }
        return new NetworkPlan(
                zones,
                network.vpcId(),
                null,
                groups.isEmpty() ? List.of(network.securityGroupId()) : ids(groups),
                null,
                null);
    }

    private static List<String> ids(List<SecurityGroup> groups) {
        return groups.stream().map(group -> group.id).toList();
    }
}
