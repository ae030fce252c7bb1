package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.EniCounts;
import dev.skystage.controlplane.resources.eni.InterfaceOptions;
import dev.skystage.controlplane.resources.eni.InterfaceView;
import dev.skystage.controlplane.resources.eni.Ipv6Addresses;
import dev.skystage.controlplane.resources.eni.MoreAddresses;
import dev.skystage.controlplane.resources.eni.NewInterface;
import dev.skystage.controlplane.resources.eni.SecondaryAddresses;
import dev.skystage.controlplane.resources.eni.WantedAddresses;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates a network interface in a VSwitch; it is available at once. */
@Action("004 §15.1")
record CreateNetworkInterface(
        Regions regions,
        Resources resources,
        ResourceGroups resourceGroups,
        NewInterface fresh,
        MoreAddresses more,
        Ipv6Addresses ipv6,
        EniCounts counts) {
    private static final int MOST_GROUPS = 5;

    record Request(
            @NotBlank String regionId,
            @NotBlank String vSwitchId,
            @Nullable String securityGroupId,
            @Nullable List<String> securityGroupIds,
            @Nullable String primaryIpAddress,
            @Flat WantedAddresses wanted,
            @Nullable List<String> ipv6Address,
            @Nullable Integer ipv6AddressCount,
            @Nullable String networkInterfaceName,
            @Nullable String description,
            @Nullable String resourceGroupId,
            @Nullable Boolean deleteOnRelease,
            @Nullable String instanceType,
            @Flat InterfaceOptions options,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(
            String networkInterfaceId,
            String networkInterfaceName,
            String description,
            String type,
            String status,
            String macAddress,
            String privateIpAddress,
            String vpcId,
            String vSwitchId,
            String zoneId,
            String ownerId,
            String resourceGroupId,
            boolean serviceManaged,
            boolean sourceDestCheck,
            @ItemName("SecurityGroupId") List<String> securityGroupIds,
            @ItemName("PrivateIpSet") List<PrivateIp> privateIpSets,
            @ItemName("Ipv4PrefixSet") List<InterfaceView.Ipv4Prefix> ipv4PrefixSets,
            @ItemName("Ipv6Set") List<InterfaceView.Ipv6> ipv6Sets,
            @ItemName("Tag") List<TagView> tags) {}

    record PrivateIp(String privateIpAddress, boolean primary) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        checkParameter(Texts.isNameWithColons(request.networkInterfaceName()), "NetworkInterfaceName");
        checkParameter(Texts.isDescription(request.description()), "Description");
        // no instance type supports trunks
        Choice.checkParameter("InstanceType", request.instanceType(), Set.of(NetworkInterface.SECONDARY));
        request.options().examine();
        check(resourceGroups.exists(caller, request.resourceGroupId()), "InvalidResourceGroup.NotFound");
        var tags = Tags.given(request.tag());
        var groups = groups(request, caller);
        var vSwitch = resources.hold(VSwitch.class, caller, request.regionId(), request.vSwitchId());
        check(vSwitch.status() == NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus");
        check(groups.stream().allMatch(group -> group.vpcId != null), "InvalidSecurityGroupId.NotVpc");
        check(groups.stream().allMatch(group -> vSwitch.vpcId.equals(group.vpcId)), "InvalidOperation.VpcMismatch");

        var eni = fresh.in(vSwitch, groups.stream().map(group -> group.id).toList(), request.primaryIpAddress());
        eni.name = orEmpty(request.networkInterfaceName());
        eni.description = orEmpty(request.description());
        eni.resourceGroupId = orEmpty(request.resourceGroupId());
        eni.deleteOnRelease = !Boolean.FALSE.equals(request.deleteOnRelease());
        request.options().writeTo(eni);
        eni.tags = tags;
        fresh.add(eni, caller.requestId());
        addAddresses(eni, vSwitch, request);
        counts.take(eni);
        return result(eni);
    }

    private List<SecurityGroup> groups(Request request, Caller caller) {
        var one = request.securityGroupId();
        var many = request.securityGroupIds();
        check(one != null || many != null, "MissingParameter", "SecurityGroupId");
        checkParameter(one == null || many == null, "SecurityGroupIds");
        var ids =
                many == null ? List.of(orEmpty(one)) : many.stream().distinct().toList();
        checkParameter(ids.size() <= MOST_GROUPS, "SecurityGroupIds");
        var groups = resources.hold(SecurityGroup.class, caller, ids).stream()
                .filter(group -> group.regionId.equals(request.regionId()))
                .toList();
        check(groups.size() == ids.size(), Resources.notFound(SecurityGroup.class));
        return groups;
    }

    private void addAddresses(NetworkInterface eni, VSwitch vSwitch, Request request) {
        more.give(eni, vSwitch, request.wanted(), SecondaryAddresses.MOST_OF_AVAILABLE);
        ipv6.add(eni, vSwitch, request.ipv6Address(), request.ipv6AddressCount(), Ipv6Addresses.MOST_OF_AVAILABLE);
    }

    private static Result result(NetworkInterface eni) {
        var ips = Stream.concat(
                        Stream.of(new PrivateIp(eni.privateIp, true)),
                        eni.secondaryIps.stream().map(ip -> new PrivateIp(ip, false)))
                .toList();
        return new Result(
                eni.id,
                eni.name,
                eni.description,
                eni.type,
                eni.status().wire(),
                eni.macAddress,
                eni.privateIp,
                eni.vpcId,
                eni.vSwitchId,
                eni.zoneId,
                eni.accountId,
                eni.resourceGroupId,
                false,
                eni.sourceDestCheck,
                eni.securityGroupIds,
                ips,
                eni.ipv4Prefixes.stream().map(InterfaceView.Ipv4Prefix::new).toList(),
                eni.ipv6Ips.stream().map(InterfaceView.Ipv6::new).toList(),
                eni.tags.entrySet().stream()
                        .map(tag -> new TagView(tag.getKey(), tag.getValue()))
                        .toList());
    }
}
