package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TimeFilter;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.eip.BoundKind;
import dev.skystage.controlplane.resources.eip.EipView;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.eip.EipStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists elastic IP addresses, newest first. All filters must match; ids and addresses that do not exist are left out.
 */
@Action(
        value = "VPC DescribeEipAddresses",
        products = {Product.VPC, Product.ECS})
record DescribeEipAddresses(Pages pages, Eips eips, ResourceGroups resourceGroups) {
    private static final int MAX_PAGE_SIZE = 100;
    private static final Set<String> STATUSES =
            Arrays.stream(EipStatus.values()).map(EipStatus::wire).collect(Collectors.toUnmodifiableSet());

    record Request(
            @NotBlank String regionId,
            @Nullable String status,

            @ListText(value = ListText.Form.COMMAS, max = 50) @Nullable
            List<String> eipAddress,

            @ListText(value = ListText.Form.COMMAS, max = 50) @Nullable
            List<String> allocationId,

            @Refusal("InvalidIAssociatedInstanceType.ValueNotSupported") @Nullable
            BoundKind associatedInstanceType,

            @Nullable String associatedInstanceId,
            @Nullable String chargeType,
            @WireName("ISP") @Nullable String isp,
            @Nullable String lockReason,
            @Nullable String eipName,
            @Nullable String segmentInstanceId,
            @Nullable String publicIpAddressPoolId,
            @Nullable Boolean securityProtectionEnabled,
            @Nullable String resourceGroupId,
            @Nullable Boolean includeReservationData,
            @Nullable List<Tag> tag,
            @Nullable List<TimeFilter> filter,
            @Flat PageRequest page,
            @Nullable Boolean dryRun) {}

    record Result(
            @Flat PageResult page, @ItemName("EipAddress") List<EipView> eipAddresses) {}

    Result handle(Request request, Caller caller) {
        eips.checkRegion(request.regionId());
        Choice.checkParameter("Status", request.status(), STATUSES);
        Choice.checkParameter("ISP", request.isp(), Set.of("BGP", "BGP_PRO"));
        Choice.check(request.lockReason(), Set.of("financial", "security"), "InvalidLockReason.NotFound");
        Choice.check(request.chargeType(), Set.of("PostPaid", "PrePaid"), "InvalidChargeType.ValueNotSupported");
        check(resourceGroups.exists(caller, request.resourceGroupId()), "InvalidResourceGroupId");
        var paging = request.page().upTo(MAX_PAGE_SIZE);
        var query = Query.of(caller, request.regionId())
                .ids(request.allocationId())
                .tags(request.tag())
                .where(filter(request))
                .by(
                        request.eipAddress() == null && request.associatedInstanceId() == null
                                ? Query.Access.WALK
                                : Query.Access.LOOKUP);
        var page = pages.read(EipView.EIPS, query, paging);
        return new Result(PageResult.of(page), page.rows());
    }

    private static Filter filter(Request request) {
        var filter = new Filter()
                .in("ip", request.eipAddress())
                .equal("instance_id", request.associatedInstanceId())
                .equal("charge_type", request.chargeType())
                .equal("isp", request.isp())
                .equal("name", request.eipName())
                .equal("resource_group_id", request.resourceGroupId());
        if (request.associatedInstanceType() != null) {
            filter.equal("instance_type", request.associatedInstanceType().wire());
        }
        for (var status : EipStatus.values()) {
            if (status.wire().equals(request.status())) {
                filter.equal("status", status.name());
            }
        }
        TimeFilter.apply(request.filter(), filter);
        var none = isGiven(request.lockReason())
                || isGiven(request.segmentInstanceId())
                || isGiven(request.publicIpAddressPoolId())
                || Boolean.TRUE.equals(request.securityProtectionEnabled());
        return none ? filter.and("false") : filter;
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isEmpty();
    }
}
