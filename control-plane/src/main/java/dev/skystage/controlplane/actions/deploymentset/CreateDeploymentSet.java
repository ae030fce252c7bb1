package dev.skystage.controlplane.actions.deploymentset;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;
import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates a deployment set. The reference's text names the strategy DeploymentStrategy, the SDKs name it Strategy. */
@Action("004 §12.1")
record CreateDeploymentSet(Networks networks, Quotas quotas, Resources resources) {
    private static final int MAX_DESCRIPTION = 256;
    private static final Set<String> WHEN_UNABLE = Set.of("CancelMembershipAndStart", "KeepStopped");

    record Request(
            @NotBlank String regionId,

            @WireName({"DeploymentStrategy", "Strategy"}) @Nullable
            String deploymentStrategy,

            @Nullable String deploymentSetName,
            @Nullable String description,
            @Nullable String onUnableToRedeployFailedInstance,
            @Nullable String domain,
            @Nullable String granularity,
            @Nullable String clientToken) {}

    record Result(String deploymentSetId) {}

    Result handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var unable = requireNonNullElse(request.onUnableToRedeployFailedInstance(), "CancelMembershipAndStart");
        checkParameter(WHEN_UNABLE.contains(unable), "OnUnableToRedeployFailedInstance");
        var strategy = orEmpty(request.deploymentStrategy());
        check(DeploymentStrategy.exists(strategy), "InvalidParameter.Strategy");
        checkParameter(Texts.isNameWithColons(request.deploymentSetName()), "DeploymentSetName");
        var description = orEmpty(request.description());
        check(description.length() <= MAX_DESCRIPTION && !Texts.isLink(description), "InvalidDescription.Malformed");
        check(
                quotas.take(caller.accountId(), request.regionId(), Quota.DEPLOYMENT_SETS, 1),
                "DEPLOYMENTSET.QUOTA_FULL");
        var set = resources.fresh(new DeploymentSet(), caller.accountId(), request.regionId());
        set.name = orEmpty(request.deploymentSetName());
        set.description = description;
        set.strategy = strategy;
        set.domain = requireNonNullElse(request.domain(), "Default");
        set.granularity = requireNonNullElse(request.granularity(), "Host");
        set.onUnableToRedeploy = unable;
        resources.add(set);
        return new Result(set.id);
    }
}
