package dev.skystage.controlplane.actions.deploymentset;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists deployment sets with their instances. */
@Action("004 §12.5")
record DescribeDeploymentSets(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 100;
    private static final Listing<Item> DEPLOYMENT_SETS = Listing.of("deployment_set", Item.class)
            .with(
                    "instance_ids",
                    "array(select i.id from instance i where i.deployment_set_id = deployment_set.id order by i.id desc)");

    record Request(
            @NotBlank String regionId,

            @WireName({"DeploymentSetIds", "DeploymentSetsIds"}) @ListText(max = 100) @Nullable
            List<String> deploymentSetIds,

            @Nullable String deploymentSetName,

            @WireName({"Strategy", "DeploymentStrategy"}) @Nullable
            String strategy,

            @Nullable String domain,
            @Nullable String granularity,
            @Nullable String networkType,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            String regionId,
            @ItemName("DeploymentSet") List<Item> deploymentSets) {}

    record Item(
            @Column("id") String deploymentSetId,
            @Column("name") String deploymentSetName,
            @Column("description") String deploymentSetDescription,
            @Column("strategy") String deploymentStrategy,
            String strategy,
            String domain,
            String granularity,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            int instanceAmount,
            @ItemName("InstanceId") List<String> instanceIds) {
        static int instanceAmount(List<String> instanceIds) {
            return instanceIds.size();
        }
    }

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        check(request.strategy() == null || DeploymentStrategy.exists(request.strategy()), "InvalidParameter.Strategy");
        var filter = new Filter()
                .like("name", request.deploymentSetName())
                .equal("strategy", request.strategy())
                .equal("domain", request.domain())
                .equal("granularity", request.granularity());
        if ("classic".equals(request.networkType())) {
            filter.and("false"); // there is no classic network
        }
        var paging = request.page().upTo(MAX_PAGE);
        var query = Query.of(caller, request.regionId())
                .ids(request.deploymentSetIds())
                .where(filter);
        var page = pages.read(DEPLOYMENT_SETS, query, paging);
        return new Result(PageResult.of(page), request.regionId(), page.rows());
    }
}
