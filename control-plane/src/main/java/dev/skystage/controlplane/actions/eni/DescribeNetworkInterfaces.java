package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.InterfaceQuery;
import dev.skystage.controlplane.resources.eni.InterfaceView;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.Resource;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists network interfaces, newest first. A VSwitch, group or instance that does not exist is refused, and so are some
 * combinations; ids of interfaces that do not exist are left out.
 */
@Action("004 §15.5")
record DescribeNetworkInterfaces(Pages pages, Regions regions, Resources resources, Instances instances) {
    private static final int MAX_PAGE_SIZE = 100;
    private static final int MOST_RESULTS = 500;
    /** There are none of the last two. */
    private static final Set<String> TYPES = Set.of("Primary", "Secondary", "Trunk", "Member");

    private static final Set<String> STATUSES =
            Arrays.stream(EniStatus.values()).map(EniStatus::wire).collect(Collectors.toUnmodifiableSet());

    record Request(
            @NotBlank String regionId,
            @Nullable String vpcId,
            @Nullable String vSwitchId,
            @Nullable String primaryIpAddress,
            @Nullable List<String> privateIpAddress,
            @Nullable List<String> ipv6Address,
            @Nullable String securityGroupId,
            @Nullable String networkInterfaceName,
            @Nullable String type,
            @Nullable String status,
            @Nullable String instanceId,

            @Indexed(max = 100) @Nullable List<String> networkInterfaceId,

            @Nullable String resourceGroupId,
            @Nullable Boolean serviceManaged,
            @Nullable List<Tag> tag,
            @Flat TokenPageRequest page) {}

    record Result(
            @ItemName("NetworkInterfaceSet") List<InterfaceView> networkInterfaceSets,
            @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        Choice.checkParameter("Type", request.type(), TYPES);
        Choice.checkParameter("Status", request.status(), STATUSES);
        var paging = request.page().upTo(MAX_PAGE_SIZE, MOST_RESULTS);
        checkPlaces(request, caller);
        var filter = filter(request, caller);
        var query = Query.of(caller, request.regionId())
                .ids(request.networkInterfaceId())
                .tags(request.tag())
                .where(filter)
                .by(access(request));
        if (filter.sql().isEmpty()) {
            query.counted("network_interface_count", new Filter());
        }
        var page = pages.read(InterfaceView.INTERFACES, query, paging);
        return new Result(page.rows(), TokenPageResult.of(page));
    }

    private static Query.Access access(Request request) {
        if (InterfaceQuery.isAny(
                request.instanceId(),
                request.securityGroupId(),
                request.primaryIpAddress(),
                request.privateIpAddress(),
                request.ipv6Address())) {
            return Query.Access.LOOKUP;
        }
        return InterfaceQuery.isAny(request.vSwitchId()) ? Query.Access.EITHER : Query.Access.WALK;
    }

    private void checkPlaces(Request request, Caller caller) {
        var region = request.regionId();
        var vSwitch =
                given(VSwitch.class, request.vSwitchId(), region, id -> resources.find(VSwitch.class, caller, id));
        var group = given(
                SecurityGroup.class,
                request.securityGroupId(),
                region,
                id -> resources.find(SecurityGroup.class, caller, id));
        var instance = given(Instance.class, request.instanceId(), region, id -> instances.find(caller, id));
        check(group == null || group.vpcId != null, "InvalidSecurityGroupId.NotVpc");
        check(
                vSwitch == null || instance == null || vSwitch.zoneId.equals(instance.zoneId),
                "InvalidOperation.AvailabilityZoneMismatch");
        var vpcs = Stream.of(vSwitch == null ? null : vSwitch.vpcId, instance == null ? null : instance.vpcId)
                .filter(Objects::nonNull);
        check(group == null || vpcs.allMatch(vpc -> vpc.equals(group.vpcId)), "InvalidOperation.VpcMismatch");
    }

    private static <T extends Resource> @Nullable T given(
            Class<T> kind, @Nullable String id, String regionId, Function<String, Optional<T>> finder) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        return finder.apply(id)
                .filter(found -> found.regionId.equals(regionId))
                .orElseThrow(() -> Resources.notFound(kind));
    }

    private static Filter filter(Request request, Caller caller) {
        var filter = new Filter()
                .equal("vpc_id", request.vpcId())
                .equal("vswitch_id", request.vSwitchId())
                .equal("private_ip", request.primaryIpAddress())
                .equal("name", request.networkInterfaceName())
                .equal("type", request.type())
                .equal("instance_id", request.instanceId())
                .equal("resource_group_id", request.resourceGroupId());
        InterfaceQuery.ofGroup(filter, request.securityGroupId());
        InterfaceQuery.ofAddresses(filter, caller, request.privateIpAddress());
        InterfaceQuery.ofAddresses(filter, caller, request.ipv6Address());
        for (var status : EniStatus.values()) {
            if (status.wire().equals(request.status())) {
                filter.equal("status", status.name());
            }
        }
        return Boolean.TRUE.equals(request.serviceManaged()) ? filter.and("false") : filter;
    }
}
