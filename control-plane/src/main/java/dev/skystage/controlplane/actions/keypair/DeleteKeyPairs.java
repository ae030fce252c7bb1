package dev.skystage.controlplane.actions.keypair;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Deletes those of the key pairs that exist; none if an instance has one of them. */
@Action("004 §13.5")
record DeleteKeyPairs(Regions regions, KeyPairs keyPairs) {
    record Request(
            @NotBlank String regionId,

            @NotNull
            @ListText(max = 100, tooMany = "InvalidKeyPairNames.ValueNotSupported")
            @Refusal("InvalidKeyPairNames.ValueNotSupported")
            List<String> keyPairNames) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        keyPairs.remove(caller, request.regionId(), request.keyPairNames());
    }
}
