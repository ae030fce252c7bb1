package dev.skystage.controlplane.actions.keypair;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.resources.instance.KeyPairBindings;
import dev.skystage.controlplane.resources.instance.KeyPairBindings.Outcome;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes a key pair from up to 50 instances, or from all that have it if none is named. They accept it until they
 * stop.
 */
@Action("004 §13.4")
record DetachKeyPair(Regions regions, KeyPairBindings bindings) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String keyPairName,
            @Nullable @ListText(max = 50) List<String> instanceIds) {}

    Outcome handle(Request request, Caller caller) {
        regions.require(request.regionId());
        return bindings.detach(caller, request.regionId(), request.keyPairName(), request.instanceIds());
    }
}
