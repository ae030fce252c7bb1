package dev.skystage.controlplane.actions.vpc;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.ClassicLinks;
import jakarta.validation.constraints.NotBlank;

/** Ends the link of a classic instance to a VPC. There are no classic instances here, so every instance is refused. */
@Action("004 §14.5")
record DetachClassicLinkVpc(ClassicLinks links) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @NotBlank String vpcId) {}

    void handle(Request request, Caller caller) {
        links.examine(caller, request.regionId(), request.instanceId(), request.vpcId());
    }
}
