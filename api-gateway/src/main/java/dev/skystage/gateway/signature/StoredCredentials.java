package dev.skystage.gateway.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.account.Credential;
import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.persistence.database.Pool;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Credentials of the database, cached for some seconds. A change on this replica takes effect at once, one on another
 * replica after those seconds. Unknown keys are not cached, so a key works as soon as it is made.
 */
@Component
class StoredCredentials implements Credentials {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST = 10_000;

    private final Cache<String, Credential> keys =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();
    private final Cache<String, Credential> bearers =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();
    private final Accounts accounts;

    StoredCredentials(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Credential> find(String accessKeyId) {
        return Optional.ofNullable(keys.get(
                accessKeyId, id -> Pool.READS.during(() -> accounts.findKey(id)).orElse(null)));
    }

    @Override
    public Optional<Credential> findBearer(String token) {
        return Optional.ofNullable(bearers.get(
                token,
                text -> Pool.READS.during(() -> accounts.findBearer(text)).orElse(null)));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(Accounts.KeyChanged change) {
        keys.invalidate(change.accessKeyId());
        bearers.invalidateAll();
    }

    @EventListener
    void replaced(CloudReplaced event) {
        keys.invalidateAll();
        bearers.invalidateAll();
    }
}
