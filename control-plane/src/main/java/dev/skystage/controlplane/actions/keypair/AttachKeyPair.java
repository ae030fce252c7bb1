package dev.skystage.controlplane.actions.keypair;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.resources.instance.KeyPairBindings;
import dev.skystage.controlplane.resources.instance.KeyPairBindings.Outcome;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Gives up to 50 instances a key pair, which takes effect at their next start. */
@Action("004 §13.3")
record AttachKeyPair(Regions regions, KeyPairBindings bindings) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String keyPairName,
            @NotNull @ListText(max = 50) List<String> instanceIds) {}

    Outcome handle(Request request, Caller caller) {
        regions.require(request.regionId());
        return bindings.attach(caller, request.regionId(), request.keyPairName(), request.instanceIds());
    }
}
