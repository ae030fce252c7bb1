package dev.skystage.controlplane.actions.deploymentset;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.placement.Hosts;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Tells which instance type families can be in deployment sets of a region: those that its hosts serve. */
@Action("public doc: DescribeDeploymentSetSupportedInstanceTypeFamily")
record DescribeDeploymentSetSupportedInstanceTypeFamily(Regions regions, Hosts hosts) {
    record Request(@NotBlank String regionId, @Nullable String strategy) {}

    /** The families, with commas between them. */
    record Result(String instanceTypeFamilies) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        check(request.strategy() == null || DeploymentStrategy.exists(request.strategy()), "InvalidParameter.Strategy");
        return new Result(String.join(",", hosts.families(region.id())));
    }
}
