package dev.skystage.gateway.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key with which requests are signed, or a bearer token.
 *
 * @param secret the AccessKey secret in the clear, empty for a bearer token
 * @param securityToken of an STS key: the token that must come with every request
 * @param kind root, ram, sts or bearer
 * @param principal the account itself ("root"), a RAM user or an assumed role
 * @param expiresAt of temporary keys, in cloud time like the Expiration that was answered
 */
public record Credential(
        String accountId,
        String accessKeyId,
        String secret,
        @Nullable String securityToken,
        String kind,
        String principal,
        boolean active,
        @Nullable Instant expiresAt) {

    @Override
    public String toString() { // the components are secrets
        return kind + " " + accessKeyId + " of " + accountId;
    }
}
