package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.securitygroup.GroupMembers;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists security groups. As in recorded answers, instances are counted and shown only on request: a group can have very
 * many.
 */
@Action("004 §11.5")
record DescribeSecurityGroups(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final int MAX_RESULTS = 100;
    private static final Set<String> NETWORK_TYPES = Set.of("vpc", "classic");

    private static final Listing<Item> GROUPS = Listing.of("security_group", Item.class)
            .with("ecs_count", "null::int")
            .with("members", "null::int");
    private static final Listing<Item> COUNTED_GROUPS = GROUPS.with(
                    "ecs_count",
                    "select count(*) from instance i where i.security_group_ids @> array[security_group.id]")
            .with(
                    "members",
                    "coalesce((select m.instances from security_group_members m where m.group_id = security_group.id), 0)");

    record Request(
            @NotBlank String regionId,
            @Nullable String vpcId,
            @ListText(max = 100) @Nullable List<String> securityGroupIds,
            @Nullable String securityGroupId,
            @Nullable String securityGroupName,
            @Nullable String securityGroupType,
            @Nullable String networkType,
            @Nullable String resourceGroupId,
            @Nullable Boolean fuzzyQuery,
            @Nullable Boolean serviceManaged,
            @Nullable Boolean isQueryEcsCount,
            @Nullable List<Tag> tag,
            @Flat TokenPageRequest page,
            @Nullable Boolean dryRun) {}

    record Result(
            @Flat TokenPageResult page,
            String regionId,
            @ItemName("SecurityGroup") List<Item> securityGroups) {}

    record Item(
            @Column("id") String securityGroupId,
            @Column("name") String securityGroupName,
            String description,
            @Column("type") String securityGroupType,
            String vpcId,
            String resourceGroupId,
            boolean serviceManaged,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            @Nullable Integer ecsCount,
            @Nullable Integer availableInstanceAmount,
            @ItemName("Tag") List<TagView> tags) {
        /** Members are instances and secondary interfaces. */
        static @Nullable Integer availableInstanceAmount(@Nullable Integer members, @Column("type") String type) {
            return members == null ? null : Math.max(0, GroupMembers.standard(type) - members);
        }
    }

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var max = request.page().maxResults() == null ? MAX_PAGE : MAX_RESULTS;
        var paging = request.page().upTo(max);
        var groups = Boolean.TRUE.equals(request.isQueryEcsCount()) ? COUNTED_GROUPS : GROUPS;
        var page = pages.read(groups, query(request, caller), paging);
        return new Result(TokenPageResult.of(page), request.regionId(), page.rows());
    }

    private static Query query(Request request, Caller caller) {
        var filter = new Filter()
                .equal("id", request.securityGroupId())
                .equal("type", request.securityGroupType())
                .equal("resource_group_id", request.resourceGroupId())
                .equal("service_managed", request.serviceManaged());
        var name = request.securityGroupName();
        if (Boolean.TRUE.equals(request.fuzzyQuery()) && name != null && !name.contains("*")) {
            filter.like("name", "*" + name + "*");
        } else {
            filter.like("name", name);
        }
        var network = request.networkType();
        if (network != null) {
            checkParameter(NETWORK_TYPES.contains(network), "NetworkType");
            filter.and(network.equals("vpc") ? "vpc_id is not null" : "vpc_id is null");
        }
        return Query.of(caller, request.regionId())
                .ids(request.securityGroupIds())
                .within("vpc_id", request.vpcId())
                .tags(request.tag())
                .where(filter);
    }
}
