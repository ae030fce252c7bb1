package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.JsonList;
import dev.skystage.controlplane.api.Pages;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.api.TagFilter;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.resources.vpc.Networks;
import jakarta.validation.constraints.NotBlank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists security groups. Instances are counted only on request: a group can have very many. */
@Action("004 §11.5")
record DescribeSecurityGroups(Networks networks, Pages pages, JdbcClient jdbc) {
    private static final int MAX_PAGE = 50;
    private static final int MAX_RESULTS = 100;
    private static final int MAX_IDS = 100;
    private static final int MAX_INSTANCES = 1000;
    private static final Set<String> NETWORK_TYPES = Set.of("vpc", "classic");

    record Request(
            @NotBlank String regionId,
            @Nullable String vpcId,
            @Nullable String securityGroupIds,
            @Nullable String securityGroupId,
            @Nullable String securityGroupName,
            @Nullable String securityGroupType,
            @Nullable String networkType,
            @Nullable String resourceGroupId,
            @Nullable Boolean fuzzyQuery,
            @Nullable Boolean serviceManaged,
            @Nullable Boolean isQueryEcsCount,
            @Nullable List<TagFilter> tag,
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
            String securityGroupId,
            String securityGroupName,
            String description,
            String securityGroupType,
            String vpcId,
            String resourceGroupId,
            Boolean serviceManaged,
            String creationTime,
            Integer ecsCount,
            Integer availableInstanceAmount,
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
        networks.region(request.regionId());
        var max = request.maxResults() == null ? MAX_PAGE : MAX_RESULTS;
        var paging =
                Paging.of(request.pageNumber(), request.pageSize(), request.maxResults(), request.nextToken(), max);
        var page = pages.read(
                "*",
                "security_group",
                filter(request, caller),
                paging,
                DescribeSecurityGroups::item,
                Item::securityGroupId);
        var items = Boolean.TRUE.equals(request.isQueryEcsCount()) ? counted(page.rows()) : page.rows();
        return new Result(page.total(), page.number(), page.size(), page.nextToken(), request.regionId(), items);
    }

    private static Filter filter(Request request, Caller caller) {
        var filter = Filter.of(caller, request.regionId())
                .equal("vpc_id", request.vpcId())
                .in("id", JsonList.parse(request.securityGroupIds(), MAX_IDS, "InvalidParameter"))
                .equal("id", request.securityGroupId())
                .equal("type", request.securityGroupType())
                .equal("resource_group_id", request.resourceGroupId())
                .equal("service_managed", request.serviceManaged())
                .tags("tags", request.tag());
        var name = request.securityGroupName();
        if (Boolean.TRUE.equals(request.fuzzyQuery()) && name != null && !name.contains("*")) {
            filter.like("name", "*" + name + "*");
        } else {
            filter.like("name", name);
        }
        var network = request.networkType();
        if (network != null) {
            check(NETWORK_TYPES.contains(network), "InvalidParameter", "The specified parameter is not valid");
            filter.and(network.equals("vpc") ? "vpc_id is not null" : "vpc_id is null");
        }
        return filter;
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

    private static Item item(ResultSet set, int index) throws SQLException {
        var row = new RowValues(set);
        return new Item(
                row.text("id"),
                row.text("name"),
                row.text("description"),
                row.text("type"),
                row.text("vpc_id"),
                row.text("resource_group_id"),
                row.flag("service_managed"),
                row.secondsOrEmpty("created_at"),
                0,
                0,
                row.tags("tags"));
    }
}
