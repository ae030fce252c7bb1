package dev.skystage.controlplane.resources.account;

import dev.skystage.scheduler.clock.RealInstant;
import org.jspecify.annotations.Nullable;

/**
 * A key with which requests are signed, or a bearer token.
 *
 * @param secret the AccessKey secret in the clear, empty for a bearer token
 * @param tokenHash the hash of the token that must come with every request; STS keys only
 * @param kind root, ram, sts or bearer
 * @param principal the account itself ("root"), a RAM user or an assumed role
 * @param expiresAt when a temporary key expires; null for others
 */
public record Credential(
        String accountId,
        String accessKeyId,
        String secret,
        @Nullable String tokenHash,
        String kind,
        String principal,
        boolean active,
        @Nullable RealInstant expiresAt) {

    @Override
    public String toString() { // the components are secrets
        return kind + " " + accessKeyId + " of " + accountId;
    }
}
