package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.creation.MetadataOptions;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;

/** Sets whether and how the metadata of an instance can be read from inside. Absent parameters change nothing. */
@Action("public doc: ModifyInstanceMetadataOptions (2024-03-19)")
record ModifyInstanceMetadataOptions(Instances instances, Regions regions) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @Flat MetadataOptions options) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        request.options().examine();
        var instance = instances.lockIn(caller, region.id(), request.instanceId());
        request.options().writeTo(instance);
    }
}
