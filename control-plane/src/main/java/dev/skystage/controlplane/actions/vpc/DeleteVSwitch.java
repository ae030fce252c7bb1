package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes an empty VSwitch. */
@Action(
        value = "VPC DeleteVSwitch",
        products = {Product.VPC, Product.ECS})
record DeleteVSwitch(Networks networks, JdbcClient jdbc, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String vSwitchId,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var vSwitch = resources.lockToDelete(VSwitch.class, caller, request.regionId(), request.vSwitchId());
        check(vSwitch.status() == NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus");
        // a VSwitch that is Pending has a route entry that is Pending too
        check(!networks.isBusy(vSwitch.vpcId), "IncorrectRouteEntryStatus");
        var inUse = jdbc.sql("""
                        select exists (select 1 from network_interface where vswitch_id = :id)
                            or exists (select 1 from instance where vswitch_id = :id)
                        """).param("id", vSwitch.id).query(Boolean.class).single();
        check(!inUse, "DependencyViolation", "dependent resources");
        resources.remove(vSwitch);
    }
}
