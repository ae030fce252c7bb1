package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans the secondary network interface: in the VPC and, as far as it is known yet, in the zone of the primary one. */
@Component
class SecondaryPlanner {
    private static final String CODE = "InvalidParam.NetworkInterface";
    private final NetworkLookup lookup;

    SecondaryPlanner(NetworkLookup lookup) {
        this.lookup = lookup;
    }

    NetworkPlan.@Nullable Secondary plan(
            CreationRequest request, Interfaces interfaces, NetworkPlan primary, int eniQuantity, Caller caller) {
        var secondary = interfaces.secondary();
        if (secondary == null) {
            return null;
        }
        check(
                eniQuantity > 1,
                "InvalidInstanceType.ElasticNetworkInterfaceNotSupported",
                "The specified instance type does not support Elastic Network Interface");
        check(
                secondary.networkInterfaceName() == null || Texts.isNameWithColons(secondary.networkInterfaceName()),
                CODE,
                "The specified NetworkInterfaceName is not valid.");
        check(
                secondary.description() == null || Texts.isDescription(secondary.description()),
                CODE,
                "The specified NetworkInterface Description is not valid.");
        var groups = lookup.groups(
                Interfaces.groups(secondary.securityGroupId(), secondary.securityGroupIds()),
                request.regionId(),
                caller);
        check(
                groups.stream().allMatch(group -> primary.vpcId().equals(group.vpcId)),
                CODE,
                "The security group of the NetworkInterface is not in the VPC of the instance.");
        var vSwitch = vSwitch(secondary.vSwitchId(), request.regionId(), primary, caller);
        check(
                secondary.primaryIpAddress() == null || vSwitch != null,
                CODE,
                "PrimaryIpAddress of the NetworkInterface needs its VSwitchId.");
        return new NetworkPlan.Secondary(
                vSwitch,
                groups.isEmpty()
                        ? primary.securityGroupIds()
                        : groups.stream().map(group -> group.id).toList(),
                secondary.primaryIpAddress(),
                Texts.orEmpty(secondary.networkInterfaceName()),
                Texts.orEmpty(secondary.description()));
    }

    private @Nullable VSwitch vSwitch(@Nullable String id, String regionId, NetworkPlan primary, Caller caller) {
        if (id == null) {
            return primary.vSwitch();
        }
        var vSwitch = lookup.vSwitch(id, regionId, caller);
        check(
                vSwitch.vpcId.equals(primary.vpcId()) && primary.zoneIds().equals(List.of(vSwitch.zoneId)),
                CODE,
                "The VSwitch of the NetworkInterface is not in the VPC and zone of the instance.");
        return vSwitch;
    }
}
