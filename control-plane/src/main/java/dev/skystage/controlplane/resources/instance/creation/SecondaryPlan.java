package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the secondary network interface: it is in the VPC and, as far as that is known yet, in the zone of the
 * primary one.
 */
final class SecondaryPlan {
    private static final String CODE = "InvalidParam.NetworkInterface";

    private SecondaryPlan() {}

    static NetworkPlan.@Nullable Secondary of(
            RunParameters.@Nullable NetworkInterface asked,
            NetworkPlan primary,
            Map<String, SecurityGroup> groups,
            Map<String, VSwitch> vSwitches) {
        if (asked == null) {
            return null;
        }
        var groupIds = Interfaces.groups(asked.securityGroupId(), asked.securityGroupIds());
        check(
                groupIds.stream()
                        .map(groups::get)
                        .allMatch(group -> primary.vpcId().equals(group.vpcId)),
                CODE,
                "The security group of the NetworkInterface is not in the VPC of the instance.");
        var vSwitch = asked.vSwitchId() == null ? primary.vSwitch() : vSwitches.get(asked.vSwitchId());
        check(
                vSwitch == null
                        || (vSwitch.vpcId.equals(primary.vpcId())
                                && primary.zoneIds().equals(List.of(vSwitch.zoneId))),
                CODE,
                "The VSwitch of the NetworkInterface is not in the VPC and zone of the instance.");
        check(
                asked.primaryIpAddress() == null || vSwitch != null,
                CODE,
                "PrimaryIpAddress of the NetworkInterface needs its VSwitchId.");
        return new NetworkPlan.Secondary(
                vSwitch,
                groupIds.isEmpty() ? primary.securityGroupIds() : groupIds,
                asked.primaryIpAddress(),
                InterfacePlans.ipv6(asked),
                InterfacePlans.of(asked),
                !Boolean.FALSE.equals(asked.deleteOnRelease()));
    }
}
