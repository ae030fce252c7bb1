package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.Vpc;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes an empty VPC with its router and system route table. */
@Action(
        value = "VPC DeleteVpc",
        products = {Product.VPC, Product.ECS})
record DeleteVpc(Networks networks, Quotas quotas, JdbcClient jdbc, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String vpcId,
            @Nullable String clientToken,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var vpc = resources.lockToDelete(Vpc.class, caller, request.regionId(), request.vpcId());
        check(vpc.status() == NetworkStatus.AVAILABLE, "IncorrectVpcStatus");
        check(isNone("route_entry", vpc.id), "Forbbiden");
        check(isNone("instance", vpc.id), "DependencyViolation.Instance");
        check(isNone("vswitch", vpc.id), "DependencyViolation.VSwitch");
        check(isNone("security_group", vpc.id), "DependencyViolation.SecurityGroup");
        resources.remove(vpc);
        if (vpc.isDefault) {
            // the account gets a new default network when it next needs one
            jdbc.sql("delete from account_region where account_id = ? and region_id = ?")
                    .params(vpc.accountId, vpc.regionId)
                    .update();
        } else {
            quotas.give(vpc.accountId, vpc.regionId, Quota.VPCS, 1);
        }
    }

    private boolean isNone(String table, String vpcId) {
        return jdbc.sql("select not exists (select 1 from " + table + " where vpc_id = ?)")
                .param(vpcId)
                .query(Boolean.class)
                .single();
    }
}
