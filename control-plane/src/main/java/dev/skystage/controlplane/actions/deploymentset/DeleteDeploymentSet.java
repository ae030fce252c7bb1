package dev.skystage.controlplane.actions.deploymentset;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import jakarta.validation.constraints.NotBlank;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes an empty deployment set. */
@Action("004 §12.4")
record DeleteDeploymentSet(Networks networks, Resources resources, Quotas quotas, JdbcClient jdbc) {
    record Request(@NotBlank String regionId, @NotBlank String deploymentSetId) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var set = resources.lockToDelete(DeploymentSet.class, caller, request.regionId(), request.deploymentSetId());
        var isEmpty = jdbc.sql("select not exists (select 1 from instance where deployment_set_id = ?)")
                .param(set.id)
                .query(Boolean.class)
                .single();
        check(isEmpty, "DependencyViolation.NotEmpty");
        resources.remove(set);
        quotas.give(caller.accountId(), request.regionId(), Quota.DEPLOYMENT_SETS, 1);
    }
}
