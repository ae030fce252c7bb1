package dev.skystage.gateway.signature;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both signature versions have in common: who claims to have signed, when, and how to find out. */
interface SignedRequest {
    String accessKeyId();

    /** The STS token; empty or null when there is none. */
    @Nullable
    String securityToken();

    /** In the form {@code yyyy-MM-dd'T'HH:mm:ss'Z'}. */
    String timestamp();

    String nonce();

    /** The text that the server would have signed, if the signature is not the secret's. */
    Optional<String> mismatch(String secret);
}
