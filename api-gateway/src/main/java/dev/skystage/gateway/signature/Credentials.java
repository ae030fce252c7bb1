package dev.skystage.gateway.signature;

import dev.skystage.controlplane.resources.account.Credential;
import java.util.Optional;

/** Looks credentials up, also disabled and expired ones. Called once per request, so it must be cached. */
public interface Credentials {
    Optional<Credential> find(String accessKeyId);

    Optional<Credential> findBearer(String token);
}
