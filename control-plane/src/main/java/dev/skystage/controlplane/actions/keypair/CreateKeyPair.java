package dev.skystage.controlplane.actions.keypair;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.keypair.KeyPairs;
import dev.skystage.controlplane.resources.keypair.RsaKey;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a pair of RSA keys. The private key is shown in this answer and never again. */
@Action("004 §13.1")
record CreateKeyPair(KeyPairs keyPairs) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String keyPairName,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag) {}

    record Result(String keyPairId, String keyPairName, String keyPairFingerPrint, String privateKeyBody) {}

    Result handle(Request request, Caller caller) {
        var labels = new KeyPairs.Labels(
                request.regionId(), request.keyPairName(), request.resourceGroupId(), request.tag());
        keyPairs.examine(labels, caller);
        var key = RsaKey.generate();
        var pair = keyPairs.add(labels, key.publicKey(), caller);
        return new Result(pair.id, pair.name, pair.fingerprint, key.privateKey());
    }
}
