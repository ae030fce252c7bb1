package dev.skystage.controlplane.actions.keypair;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import dev.skystage.controlplane.resources.keypair.PublicKey;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores the public key of a pair that was made elsewhere. */
@Action("004 §13.2")
record ImportKeyPair(KeyPairs keyPairs) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String keyPairName,
            @NotBlank String publicKeyBody,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag) {}

    record Result(String keyPairName, String keyPairFingerPrint) {}

    Result handle(Request request, Caller caller) {
        var labels = new KeyPairs.Labels(
                request.regionId(), request.keyPairName(), request.resourceGroupId(), request.tag());
        keyPairs.examine(labels, caller);
        var key = PublicKey.parse(request.publicKeyBody())
                .orElseThrow(() -> new ApiException("InvalidPublicKeyBody.Malformed"));
        var pair = keyPairs.add(labels, key, caller);
        return new Result(pair.name, pair.fingerprint);
    }
}
