package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.Attachments;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.eni.NetworkInterface;
import jakarta.validation.constraints.NotBlank;

/** Detaches a secondary network interface from its instance. */
@Action("004 §15.4")
record DetachNetworkInterface(Regions regions, Instances instances, Resources resources, Attachments attachments) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @NotBlank String instanceId) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.DETACH_INTERFACE);
        var eni = resources.lock(NetworkInterface.class, caller, request.regionId(), request.networkInterfaceId());
        check(eni.instanceId != null, "InvalidOperation.InvalidEniState");
        check(
                instance.id.equals(eni.instanceId),
                "InvalidParameter.EniNotBelongEcs",
                "The interface is attached to another instance.");
        attachments.detach(eni, caller.requestId());
    }
}
