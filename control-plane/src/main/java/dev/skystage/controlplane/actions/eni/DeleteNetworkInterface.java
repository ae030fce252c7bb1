package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eip.EipBindings;
import dev.skystage.controlplane.resources.eni.EniCounts;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Deletes a network interface that is not attached, and gives its addresses back. */
@Action("ECS DeleteNetworkInterface")
record DeleteNetworkInterface(
        Regions regions, Resources resources, RouteTables routes, EipBindings elasticAddresses, EniCounts counts) {
    record Request(@NotBlank String regionId, @NotBlank String networkInterfaceId) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var eni = resources.lockToDelete(
                NetworkInterface.class, caller, request.regionId(), request.networkInterfaceId());
        check(!eni.isPrimary(), "InvalidOperation.InvalidEniType");
        check(eni.status() == EniStatus.AVAILABLE, "InvalidOperation.InvalidEniState");
        check(
                routes.nextHops(List.of(eni.id)).isEmpty(),
                "InvalidOperation.InvalidEniState",
                "The network interface %s is the next hop of a route entry.".formatted(eni.id));
        elasticAddresses.releaseFrom(List.of(eni.id), caller.requestId());
        resources.remove(eni);
        counts.give(eni);
    }
}
