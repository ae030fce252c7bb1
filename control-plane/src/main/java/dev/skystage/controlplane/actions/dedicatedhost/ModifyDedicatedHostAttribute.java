package dev.skystage.controlplane.actions.dedicatedhost;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHostSettings;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.dedicatedhost.DedicatedHost;
import jakarta.validation.constraints.NotBlank;

/**
 * Changes the name and the settings of a dedicated host, and whether instances that name no host may be placed on it.
 */
@Action("public doc: ModifyDedicatedHostAttribute")
record ModifyDedicatedHostAttribute(Regions regions, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String dedicatedHostId,
            @Flat DedicatedHostSettings settings) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        request.settings().check();
        var host = resources.lock(DedicatedHost.class, caller, region.id(), request.dedicatedHostId());
        request.settings().writeTo(host);
    }
}
