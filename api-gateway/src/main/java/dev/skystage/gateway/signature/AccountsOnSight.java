package dev.skystage.gateway.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.account.Credential;
import dev.skystage.persistence.cloud.CloudReplaced;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Accounts of the lenient mode. A known key belongs to its owner; an unknown one gets an account of its own. The
 * account's id is derived from the key, so it is the same on every replica and after a restart. No key is stored, so
 * these keys are worth nothing when signatures are checked again.
 */
@Component
class AccountsOnSight implements LenientAccounts {
    private static final int MOST = 10_000;
    private static final BigInteger SPAN = BigInteger.TEN.pow(15);
    /** Ids derived from keys begin with 2; all other ids are lower. */
    private static final BigInteger FIRST = BigInteger.TWO.multiply(SPAN);

    private final Cache<String, String> seen =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final Credentials credentials;
    private final Accounts accounts;

    AccountsOnSight(Credentials credentials, Accounts accounts) {
        this.credentials = credentials;
        this.accounts = accounts;
    }

    @Override
    public String accountFor(@Nullable String accessKeyId) {
        if (accessKeyId == null || accessKeyId.isEmpty()) {
            return Accounts.DEFAULT_ACCOUNT;
        }
        return credentials.find(accessKeyId).map(Credential::accountId).orElseGet(() -> made(accessKeyId));
    }

    private String made(String accessKeyId) {
        return seen.get(accessKeyId, key -> {
            var id = accountId(key);
            accounts.createIfMissing(id, key);
            return id;
        });
    }

    @EventListener
    void replaced(CloudReplaced event) {
        seen.invalidateAll();
    }

    private static String accountId(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return FIRST.add(new BigInteger(1, hash).mod(SPAN)).toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
