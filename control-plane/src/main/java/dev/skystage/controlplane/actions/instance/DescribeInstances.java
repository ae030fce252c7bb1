package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TimeFilter;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.api.WireEnum;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.instance.CreditMode;
import dev.skystage.controlplane.resources.instance.InstanceQuery;
import dev.skystage.controlplane.resources.instance.InstanceView;
import dev.skystage.controlplane.resources.instance.SpotStrategy;
import dev.skystage.controlplane.resources.region.Regions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the caller's instances, newest first. All filters must match; a parameter without a value does not filter.
 *
 * <p>TotalCount without filters, by status, by VPC, by VSwitch and by a tag comes from counters; with other filters it
 * is counted, through an index for ids, addresses, security group, image, key pair, deployment set and name pattern,
 * else by reading the caller's instances of the region. For callers who page by token such a count ends at 10,000, so
 * that a page costs the same however many there are.
 */
@Action("004 §6.5")
record DescribeInstances(Pages pages, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;
    private static final int MOST_RESULTS = 100;

    record Request(
            @Nullable String regionId,
            @Nullable String vpcId,
            @WireName("VSwitchId") @Nullable String vSwitchId,
            @Nullable String zoneId,
            @ListText(max = 100) @Nullable List<String> instanceIds,
            @Nullable String instanceType,
            @Nullable CreditMode creditSpecification,
            @Nullable String instanceTypeFamily,
            @Nullable String instanceNetworkType,
            @ListText(max = 100) @Nullable List<String> privateIpAddresses,
            @ListText(max = 100) @Nullable List<String> innerIpAddresses,
            @ListText(max = 100) @Nullable List<String> publicIpAddresses,
            @ListText(max = 100) @Nullable List<String> eipAddresses,
            @ListText(max = 100) @Nullable List<String> rdmaIpAddresses,
            @Nullable List<String> ipv6Address,
            @Nullable String securityGroupId,
            @Nullable String instanceChargeType,
            @Nullable SpotStrategy spotStrategy,
            @Nullable String internetChargeType,
            @Nullable String instanceName,
            @Nullable String imageId,
            @Nullable String deploymentSetId,
            @Nullable String hpcClusterId,
            @Nullable String keyPairName,
            @Nullable String resourceGroupId,
            @Nullable String lockReason,
            @Nullable String status,
            @Nullable Boolean ioOptimized,
            @Nullable Boolean deviceAvailable,
            @Nullable String httpEndpoint,
            @Nullable String httpTokens,
            @Nullable Integer httpPutResponseHopLimit,
            @Nullable Boolean needSaleCycle,
            @Nullable List<Tag> tag,
            @Nullable List<TimeFilter> filter,
            @Nullable List<String> additionalAttributes,
            @Flat TokenPageRequest page,
            @Nullable Boolean dryRun) {}

    record Result(
            @ItemName("Instance") List<InstanceView> instances,
            @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        checkChoices(request);
        var paging = request.page().upTo(MAX_PAGE_SIZE, MOST_RESULTS);
        regions.requireIfGiven(request.regionId());
        var query = InstanceQuery.of(
                        caller,
                        request.regionId(),
                        request.vpcId(),
                        request.vSwitchId(),
                        request.status(),
                        filter(request))
                .ids(request.instanceIds())
                .tags(request.tag())
                .by(access(request));
        var page = pages.read(listing(request.additionalAttributes()), query, paging);
        return new Result(page.rows(), TokenPageResult.of(page));
    }

    /** The primary addresses of interfaces are always shown, so NETWORK_PRIMARY_ENI_IP adds nothing. */
    private static Listing<InstanceView> listing(@Nullable List<String> additional) {
        return additional != null && additional.contains("META_OPTIONS")
                ? InstanceView.INSTANCES
                : InstanceView.WITHOUT_METADATA_OPTIONS;
    }

    private static void checkChoices(Request request) {
        Choice.check(request.status(), InstanceQuery.STATUSES, "InvalidStatus.NotFound");
        Choice.check(request.instanceChargeType(), Set.of("PrePaid", "PostPaid"), "InvalidInstanceChargeType.NotFound");
        Choice.check(request.instanceNetworkType(), Set.of("classic", "vpc"), "InvalidNetworkType.NotFound");
        Choice.check(
                request.internetChargeType(),
                Set.of("PayByTraffic", "PayByBandwidth"),
                "InvalidInternetChargeType.ValueNotSupported");
    }

    private static Filter filter(Request request) {
        var filter = new Filter()
                .equal("zone_id", request.zoneId())
                .equal("instance_type", request.instanceType())
                .equal("instance_type_family", request.instanceTypeFamily())
                .equal("credit_specification", wire(request.creditSpecification()))
                .equal("network_type", request.instanceNetworkType())
                .equal("charge_type", request.instanceChargeType())
                .equal("internet_charge_type", request.internetChargeType())
                .equal("image_id", request.imageId())
                .equal("deployment_set_id", request.deploymentSetId())
                .equal("hpc_cluster_id", request.hpcClusterId())
                .equal("key_pair_name", request.keyPairName())
                .equal("resource_group_id", request.resourceGroupId())
                .equal("io_optimized", request.ioOptimized())
                .equal("http_endpoint", request.httpEndpoint())
                .equal("http_tokens", request.httpTokens())
                .like("name", request.instanceName())
                .contains("security_group_ids", request.securityGroupId())
                .contains("locks", request.lockReason());
        if (request.httpPutResponseHopLimit() != null) {
            filter.and("http_put_response_hop_limit = ?", request.httpPutResponseHopLimit());
        }
        if ("PostPaid".equals(request.instanceChargeType())) {
            filter.equal("spot_strategy", wire(request.spotStrategy()));
        }
        addresses(request, filter);
        TimeFilter.apply(request.filter(), filter);
        return matchesSharedAttributes(request) ? filter : filter.and("false");
    }

    private static Query.Access access(Request request) {
        var vpc = "vpc".equals(request.instanceNetworkType());
        if ((vpc ? request.privateIpAddresses() : request.publicIpAddresses()) != null
                || request.eipAddresses() != null
                || request.ipv6Address() != null
                || given(request.keyPairName())
                || given(request.deploymentSetId())) {
            return Query.Access.LOOKUP;
        }
        return given(request.securityGroupId()) || given(request.imageId()) || given(request.instanceName())
                ? Query.Access.EITHER
                : Query.Access.WALK;
    }

    /**
     * As documented, the list of private addresses is a filter only for VPC instances, that of public ones only for
     * others.
     */
    private static void addresses(Request request, Filter filter) {
        if ("vpc".equals(request.instanceNetworkType())) {
            filter.in("private_ip", request.privateIpAddresses());
        } else {
            filter.in("public_ip", request.publicIpAddresses());
        }
        if (request.eipAddresses() != null) {
            filter.and("id = any(array(select e.instance_id from eip e where e.ip = any(?)))", (Object)
                    request.eipAddresses().toArray(String[]::new));
        }
        if (request.ipv6Address() != null) {
            filter.and("""
                    id = any(array(select n.instance_id from network_interface n
                        join interface_address a on a.eni_id = n.id
                        where a.ip in (select ip::inet from unnest(?::text[]) ip where pg_input_is_valid(ip, 'inet'))))
                    """, (Object) request.ipv6Address().toArray(String[]::new));
        }
    }

    /** Attributes that all instances have in common: another value finds nothing. */
    private static boolean matchesSharedAttributes(Request request) {
        var classicOnly = "classic".equals(request.instanceNetworkType()) && request.innerIpAddresses() != null;
        return !classicOnly && request.rdmaIpAddresses() == null && !Boolean.FALSE.equals(request.deviceAvailable());
    }

    private static @Nullable String wire(@Nullable WireEnum value) {
        return value == null ? null : value.wire();
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isEmpty();
    }
}
