package dev.skystage.controlplane.actions.deploymentset;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.JsonList;
import dev.skystage.controlplane.api.Pages;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.vpc.Networks;
import jakarta.validation.constraints.NotBlank;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists deployment sets with their instances. */
@Action("004 §12.5")
record DescribeDeploymentSets(Networks networks, Pages pages) {
    private static final int MAX_PAGE = 100;
    private static final int MAX_IDS = 100;
    private static final String COLUMNS = "deployment_set.*, array(select i.id from instance i"
            + " where i.deployment_set_id = deployment_set.id order by i.id desc) as instance_ids";

    record Request(
            @NotBlank String regionId,

            @WireName({"DeploymentSetIds", "DeploymentSetsIds"}) @Nullable
            String deploymentSetIds,

            @Nullable String deploymentSetName,

            @WireName({"Strategy", "DeploymentStrategy"}) @Nullable
            String strategy,

            @Nullable String domain,
            @Nullable String granularity,
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize) {}

    record Result(
            int totalCount,
            int pageNumber,
            int pageSize,
            String regionId,
            @ItemName("DeploymentSet") List<Item> deploymentSets) {}

    record Item(
            String deploymentSetId,
            String deploymentSetName,
            String deploymentSetDescription,
            String deploymentStrategy,
            String strategy,
            String domain,
            String granularity,
            String creationTime,
            Integer instanceAmount,
            @ItemName("InstanceId") List<String> instanceIds) {}

    Result handle(Request request, Caller caller) {
        networks.region(request.regionId());
        check(
                request.strategy() == null || request.strategy().equals(CreateDeploymentSet.AVAILABILITY),
                "InvalidParameter.Strategy");
        var filter = Filter.of(caller, request.regionId())
                .in("id", JsonList.parse(request.deploymentSetIds(), MAX_IDS, "InvalidParameter"))
                .like("name", request.deploymentSetName())
                .equal("domain", request.domain())
                .equal("granularity", request.granularity());
        var paging = Paging.of(request.pageNumber(), request.pageSize(), MAX_PAGE);
        var page = pages.read(
                COLUMNS, "deployment_set", filter, paging, DescribeDeploymentSets::item, Item::deploymentSetId);
        return new Result(page.total(), page.number(), page.size(), request.regionId(), page.rows());
    }

    private static Item item(ResultSet set, int index) throws SQLException {
        var row = new RowValues(set);
        var instances = row.texts("instance_ids");
        return new Item(
                row.text("id"),
                row.text("name"),
                row.text("description"),
                row.text("strategy"),
                row.text("strategy"),
                row.text("domain"),
                row.text("granularity"),
                row.secondsOrEmpty("created_at"),
                instances.size(),
                instances);
    }
}
