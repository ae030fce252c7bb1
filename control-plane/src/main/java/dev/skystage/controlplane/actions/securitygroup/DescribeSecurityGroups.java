package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists security groups. Instances are counted only on request: a group can have very many. */
@Action("004 §11.5")
record DescribeSecurityGroups(Regions regions, Pages pages, JdbcClient jdbc) {
    private static final int MAX_PAGE = 50;
    private static final int MAX_RESULTS = 100;
    private static final int MAX_INSTANCES = 1000;
    private static final Set<String> NETWORK_TYPES = Set.of("vpc", "classic");

    private static final Listing<Item> GROUPS = Listing.of("security_group", Item.class);

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
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record Result(
            int totalCount,
            int pageNumber,
            int pageSize,
            @Nullable String nextToken,
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

            @Always int ecsCount,
            @Always int availableInstanceAmount,
            @ItemName("Tag") List<TagView> tags) {
        Item counted(int instances) {
            return new Item(
                    securityGroupId,
                    securityGroupName,
                    description,
                    securityGroupType,
                    vpcId,
                    resourceGroupId,
                    serviceManaged,
                    creationTime,
                    instances,
                    Math.max(0, MAX_INSTANCES - instances),
                    tags);
        }
    }

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var max = request.maxResults() == null ? MAX_PAGE : MAX_RESULTS;
        var paging =
                Paging.of(request.pageNumber(), request.pageSize(), request.maxResults(), request.nextToken(), max);
        var page = pages.read(GROUPS, query(request, caller), paging);
        var items = Boolean.TRUE.equals(request.isQueryEcsCount()) ? counted(page.rows()) : page.rows();
        return new Result(page.total(), page.number(), page.size(), page.nextToken(), request.regionId(), items);
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

    private List<Item> counted(List<Item> items) {
        Map<String, Integer> counts = new HashMap<>();
        var ids = items.stream().map(Item::securityGroupId).toArray(String[]::new);
        jdbc.sql("""
                        select g, count(*) from instance, unnest(security_group_ids) g
                        where security_group_ids && :ids::text[] and g = any(:ids) group by g
                        """).param("ids", ids).query((ResultSet row) -> {
            counts.put(row.getString(1), row.getInt(2));
        });
        return items.stream()
                .map(item -> item.counted(counts.getOrDefault(item.securityGroupId(), 0)))
                .toList();
    }
}
