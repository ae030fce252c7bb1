package dev.skystage.controlplane.actions.deploymentset;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Changes the name and the description of a deployment set. The strategy cannot change, although the reference's
 * example sends it.
 */
@Action(value = "004 §12.3", aliases = "ModifyDeploymentSetAttribute")
record ModifyDeploymentSetAttributes(Regions regions, Resources resources) {
    private static final int MAX_DESCRIPTION = 256;

    record Request(
            @NotBlank String regionId,
            @NotBlank String deploymentSetId,
            @Nullable String deploymentSetName,
            @KeepEmpty @Nullable String description,
            @Nullable String strategy) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var strategy = request.strategy();
        check(strategy == null || DeploymentStrategy.exists(strategy), "InvalidParameter.Strategy");
        checkParameter(Texts.isNameWithColons(request.deploymentSetName()), "DeploymentSetName");
        var description = request.description();
        check(
                description == null || (description.length() <= MAX_DESCRIPTION && !Texts.isLink(description)),
                "InvalidDescription.Malformed");
        var set = resources.lock(DeploymentSet.class, caller, request.regionId(), request.deploymentSetId());
        if (request.deploymentSetName() != null) {
            set.name = request.deploymentSetName();
        }
        if (description != null) {
            set.description = description;
        }
    }
}
