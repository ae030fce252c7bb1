package dev.skystage.gateway.signature;

import dev.skystage.controlplane.resources.account.Credential;
import java.util.Optional;

/** Where credentials are looked up, disabled and expired ones included. Called once per request: must be cached. */
public interface Credentials {
    Optional<Credential> find(String accessKeyId);

    Optional<Credential> findBearer(String token);
}
