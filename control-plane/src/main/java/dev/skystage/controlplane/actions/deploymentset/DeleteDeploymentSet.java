package dev.skystage.controlplane.actions.deploymentset;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.deploymentset.DeploymentSets;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.vpc.Networks;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes an empty deployment set. */
@Action("004 §12.4")
record DeleteDeploymentSet(
        Networks networks, DeploymentSets sets, Quotas quotas, JdbcClient jdbc, EntityManager entities) {
    record Request(@NotBlank String regionId, @NotBlank String deploymentSetId) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var set = sets.lock(caller, request.regionId(), request.deploymentSetId())
                .orElseThrow(() -> new ApiException("InvalidDeploymentSetId.NotFound"));
        var isEmpty = jdbc.sql("select not exists (select 1 from instance where deployment_set_id = ?)")
                .param(set.id)
                .query(Boolean.class)
                .single();
        check(isEmpty, "DependencyViolation.NotEmpty");
        entities.remove(set);
        quotas.give(caller.accountId(), request.regionId(), Quota.DEPLOYMENT_SETS, 1);
    }
}
