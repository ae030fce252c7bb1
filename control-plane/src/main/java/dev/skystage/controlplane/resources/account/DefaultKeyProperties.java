package dev.skystage.controlplane.resources.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The AccessKey of the default account.
 *
 * @param id empty for no key: then accounts are made at the management port
 * @param secret required unless the id is the well-known one
 */
@ConfigurationProperties("skystage.default-key")
public record DefaultKeyProperties(
        @DefaultValue(Accounts.DEFAULT_KEY) String id,
        @Nullable String secret) {
    public DefaultKeyProperties {
        if (secret == null || secret.isEmpty()) {
            if (!id.isEmpty() && !id.equals(Accounts.DEFAULT_KEY)) {
                throw new IllegalArgumentException(
                        "skystage.default-key.id=" + id + " needs skystage.default-key.secret");
            }
            secret = Accounts.DEFAULT_KEY;
        }
    }

    /** Null for none. */
    public Accounts.@Nullable KeyPair key() {
        return id.isEmpty() || secret == null ? null : new Accounts.KeyPair(id, secret);
    }

    @Override
    public String toString() { // one component is a secret
        return id;
    }
}
