package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells all about one security group. Groups have no rules yet: members reach each other, nothing else gets in. */
@Action("ECS DescribeSecurityGroupAttribute")
record DescribeSecurityGroupAttribute(Regions regions, Pages pages) {
    private static final Set<String> NIC_TYPES = Set.of("internet", "intranet");
    private static final Set<String> DIRECTIONS = Set.of("egress", "ingress", "all");

    private static final Listing<Result> GROUPS = Listing.of("security_group", Result.class);

    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Nullable String nicType,
            @Nullable String direction,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(
            @Column("id") String securityGroupId,
            @Column("name") String securityGroupName,
            String description,
            String regionId,
            String vpcId,
            @Always("Accept") String innerAccessPolicy,
            @Always @ItemName("Permission") List<String> permissions) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        check(request.nicType() == null || NIC_TYPES.contains(request.nicType()), "InvalidNicType.ValueNotSupported");
        check(request.direction() == null || DIRECTIONS.contains(request.direction()), "InvalidParamter");
        return pages.find(GROUPS, Query.of(caller, request.regionId()).ids(List.of(request.securityGroupId())))
                .orElseThrow(() -> new ApiException("InvalidSecurityGroupId.NotFound"));
    }
}
