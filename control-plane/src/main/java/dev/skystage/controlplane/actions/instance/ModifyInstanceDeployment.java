package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.InstanceDeployments;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Puts an instance into a deployment set, another one or, as newer clients can ask for, none. */
@Action("004 §12.2")
record ModifyInstanceDeployment(
        Instances instances, InstanceDeployments deployments, Regions regions, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @Nullable String deploymentSetId,
            @Nullable Boolean removeFromDeploymentSet,
            @Nullable Boolean force) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var leaves = Boolean.TRUE.equals(request.removeFromDeploymentSet());
        var setId = request.deploymentSetId();
        check(setId != null || leaves, "MissingParameter", "DeploymentSetId");
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_DEPLOYMENT);
        if (!instance.regionId.equals(region.id())) {
            throw Resources.notFound(Instance.class);
        }
        var set = setId == null || leaves ? null : resources.lock(DeploymentSet.class, caller, region.id(), setId);
        deployments.join(instance, set, Boolean.TRUE.equals(request.force()), caller.requestId());
    }
}
