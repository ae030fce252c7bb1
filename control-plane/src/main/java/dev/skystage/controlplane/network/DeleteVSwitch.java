package dev.skystage.controlplane.network;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.persistence.network.NetworkStatus;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes an empty VSwitch. */
@Action(
        value = "VPC DeleteVSwitch",
        products = {Product.VPC, Product.ECS})
record DeleteVSwitch(Networks networks, JdbcClient jdbc, EntityManager entities) {
    record Request(@NotBlank String regionId, @NotBlank String vSwitchId) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var vswitch = networks.lockVswitch(caller, request.vSwitchId())
                .filter(found -> found.regionId.equals(request.regionId()))
                .orElseThrow(() -> new ApiException("InvalidVSwitchId.NotFound"));
        check(vswitch.status() == NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus");
        // a VSwitch that is being made has a route entry in the making
        check(!networks.isBusy(vswitch.vpcId), "IncorrectRouteEntryStatus");
        var inUse = jdbc.sql("""
                        select exists (select 1 from network_interface where vswitch_id = :id)
                            or exists (select 1 from instance where vswitch_id = :id)
                        """).param("id", vswitch.id).query(Boolean.class).single();
        check(!inUse, "DependencyViolation", "dependent resources");
        entities.remove(vswitch);
    }
}
