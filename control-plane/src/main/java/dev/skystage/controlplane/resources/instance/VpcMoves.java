package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.Attachments;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.Vpc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves stopped instances to another VPC, where they are in groups of that VPC. */
@Component
public record VpcMoves(
        Resources resources, NetworkMoves moves, InstanceGroups groups, Attachments attachments, RouteTables routes) {
    /** Where an instance is to go. */
    public record Place(
            String vpcId, String vSwitchId, @Nullable String ip, List<String> groupIds) {}

    /**
     * Moves the instance with its primary interface, or refuses. Unlike a move within a VPC it needs no start before
     * it.
     */
    public void move(Instance instance, Place place, Caller caller) {
        NetworkMoves.checkNetworkType(instance);
        check(!place.vpcId.equals(instance.vpcId), "InvalidParameter.AlreadyInTargetVpc");
        check(
                resources
                        .find(Vpc.class, caller, place.vpcId)
                        .filter(vpc -> vpc.regionId.equals(instance.regionId))
                        .isPresent(),
                "NoSuchResource");
        var primary = resources.lock(NetworkInterface.class, caller, instance.eniId);
        checkUntied(instance, primary);
        join(instance, place, caller);
        var vSwitch = moves.vSwitch(instance, place.vSwitchId, caller);
        check(
                vSwitch.vpcId.equals(place.vpcId),
                "InvalidVSwitch.NotBelongToVpc",
                "The VSwitch %s does not belong to the VPC %s.".formatted(vSwitch.id, place.vpcId));
        instance.vpcId = place.vpcId;
        primary.vpcId = place.vpcId;
        moves.settle(instance, primary, vSwitch, place.ip);
    }

    /** Nothing of the VPC that it leaves may depend on it. */
    private void checkUntied(Instance instance, NetworkInterface primary) {
        check(primary.addresses() == 1, "InvalidIp.MultiPrimaryIp");
        check(primary.ipv6Ips.isEmpty(), "InvalidIp.Ipv6");
        check(attachments.interfaces(instance) == 1, "InvalidInstance.AttachedEni");
        check(routes.nextHops(List.of(instance.id, primary.id)).isEmpty(), "InvalidDependence.NextHopOfCustomRouter");
    }

    private void join(Instance instance, Place place, Caller caller) {
        var ids = place.groupIds;
        check(!ids.isEmpty(), "InvalidParameter.SecurityGroupId", "Security group ids are invalid.");
        check(new HashSet<>(ids).size() == ids.size(), "InvalidParameter.SecurityGroupIdRepeated");
        check(ids.size() <= InstanceGroups.MOST, "JoinedGroupLimitExceed");
        var joined = new ArrayList<SecurityGroup>();
        var hasRoom = groups.change(caller, instance, ids, joined::add);
        checkFit(joined, place.vpcId);
        check(hasRoom, "SecurityGroupInstanceLimitExceed");
    }

    private static void checkFit(List<SecurityGroup> joined, String vpcId) {
        var vpcs = joined.stream().map(group -> group.vpcId).distinct().toList();
        check(vpcs.size() == 1, "InvalidSecurityGroupVpc.NotBelongToOneVpc");
        check(vpcs.contains(vpcId), "InvalidParameter.SecurityGroupId", "is invalid or does not exist");
        check(
                joined.stream().map(group -> group.type).distinct().count() == 1,
                "EnterpriseGroupLimited.MutliGroupType");
    }
}
