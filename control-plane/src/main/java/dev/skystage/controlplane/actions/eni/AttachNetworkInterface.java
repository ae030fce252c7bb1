package dev.skystage.controlplane.actions.eni;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.Attachments;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.eni.NetworkInterface;
import jakarta.validation.constraints.NotBlank;

/** Attaches an available network interface to an instance of its zone. */
@Action("ECS AttachNetworkInterface")
record AttachNetworkInterface(Regions regions, Instances instances, Resources resources, Attachments attachments) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @NotBlank String instanceId) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.ATTACH_INTERFACE);
        var eni = resources.lock(NetworkInterface.class, caller, request.regionId(), request.networkInterfaceId());
        attachments.attach(eni, instance, caller.requestId());
    }
}
