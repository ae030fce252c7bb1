package dev.skystage.gateway.signature;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What both signature versions have in common: who claims to have signed, when, and how to check that. */
interface SignedRequest {
    String accessKeyId();

    /** The STS token; empty or null when there is none. */
    @Nullable
    String securityToken();

    /** In the form {@code yyyy-MM-dd'T'HH:mm:ss'Z'}. */
    String timestamp();

    String nonce();

    /** Empty if the signature was made with this secret; else the text that should have been signed. */
    Optional<String> mismatch(String secret);
}
