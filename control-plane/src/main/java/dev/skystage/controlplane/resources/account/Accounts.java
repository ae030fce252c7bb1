package dev.skystage.controlplane.resources.account;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.clock.RealInstant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes accounts and their credentials. Every cloud has the default account, with the AccessKey skystage/skystage
 * unless another one is configured. Keys expire in real time, because requests are signed in real time.
 */
@Component
@Transactional
public class Accounts {
    public static final String DEFAULT_ACCOUNT = "1000000000000001";
    public static final String DEFAULT_KEY = "skystage";

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int KEY_CHARS = 20;
    private static final int SECRET_CHARS = 30;
    private static final int TOKEN_CHARS = 64;
    private static final long FIRST_ID = 1_000_000_000_000_100L;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final SecretCipher cipher;
    private final CloudClock clock;
    private final RealClock realClock;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    Accounts(
            JdbcClient jdbc,
            SecretCipher cipher,
            CloudClock clock,
            RealClock realClock,
            Ids ids,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
        this.realClock = realClock;
        this.ids = ids;
        this.events = events;
    }

    /** A key with its secret, which is shown once. */
    public record IssuedKey(String accountId, String accessKeyId, String accessKeySecret) {}

    /** A temporary key. Requests must carry the token as well. */
    public record Session(String accessKeyId, String accessKeySecret, String securityToken, RealInstant expiration) {}

    /** An account in a list. */
    public record Listed(String accountId, String name, Instant createdAt, int activeKeys) {}

    /** Published when a key was made or changed. */
    public record KeyChanged(String accessKeyId) {}

    /**
     * Makes sure that the default account exists and has this AccessKey; null for none. The well-known key is removed
     * unless it is this one. Fails when the secrets in the database were encrypted with another key than ours: better
     * at start than at the first request.
     */
    public void createDefault(@Nullable KeyPair key) {
        createIfMissing(DEFAULT_ACCOUNT, "default");
        var known = find(DEFAULT_KEY);
        if (known.isPresent() && (key == null || !key.id().equals(DEFAULT_KEY))) {
            remove(DEFAULT_KEY);
        }
        if (key == null) {
            return;
        }
        var there = find(key.id());
        if (there.isPresent() && !isOfDefaultAccount(there.get())) {
            throw new IllegalStateException("skystage.default-key.id=" + key.id() + " is a key of another account");
        }
        if (there.isPresent() && !there.get().secret().equals(key.secret())) {
            remove(key.id());
        }
        insertKey(key.id(), DEFAULT_ACCOUNT, "root", "root", key.secret(), null, null);
    }

    /** An AccessKey that the operator chose. */
    public record KeyPair(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static boolean isOfDefaultAccount(Credential key) {
        return key.accountId().equals(DEFAULT_ACCOUNT) && key.kind().equals("root");
    }

    private void remove(String id) {
        jdbc.sql("delete from access_key where id = ?").param(id).update();
        events.publishEvent(new KeyChanged(id));
    }

    /** Makes an account with one AccessKey. */
    public IssuedKey create(String name) {
        var id = Long.toString(FIRST_ID + ids.number());
        if (!createIfMissing(id, name)) {
            throw new DuplicateKeyException("account " + id);
        }
        return createKey(id);
    }

    /** Makes an account with the given id unless it exists; true if it was made. */
    public boolean createIfMissing(String accountId, String name) {
        return jdbc.sql("insert into account (id, name, created_at) values (?, ?, ?) on conflict do nothing")
                        .param(accountId)
                        .param(name)
                        .param(Timestamp.from(clock.now()))
                        .update()
                == 1;
    }

    /** Makes one more AccessKey for the account itself. */
    public IssuedKey createKey(String accountId) {
        var key = new IssuedKey(accountId, "LTAI" + text(KEY_CHARS), text(SECRET_CHARS));
        insertKey(key.accessKeyId(), accountId, "root", "root", key.accessKeySecret(), null, null);
        return key;
    }

    /** Makes a temporary key that acts as the principal. */
    public Session openSession(String accountId, String principal, Duration lifetime) {
        return openSession(accountId, principal, lifetime, null);
    }

    /** Makes a temporary key with a policy that limits what the session may do. */
    public Session openSession(String accountId, String principal, Duration lifetime, @Nullable String policy) {
        var session = new Session(
                "STS." + text(KEY_CHARS + 4),
                text(SECRET_CHARS),
                text(TOKEN_CHARS),
                realClock.now().plus(lifetime));
        insertKey(
                session.accessKeyId(),
                accountId,
                "sts",
                principal,
                session.accessKeySecret(),
                hash(session.securityToken()),
                session.expiration());
        if (policy != null) {
            jdbc.sql("update access_key set session_policy = ? where id = ?")
                    .param(policy)
                    .param(session.accessKeyId())
                    .update();
        }
        return session;
    }

    /** The policy with which a session was opened. */
    @Transactional(readOnly = true)
    public Optional<String> sessionPolicy(String accessKeyId) {
        return jdbc.sql("select session_policy from access_key where id = ? and session_policy is not null")
                .param(accessKeyId)
                .query(String.class)
                .optional();
    }

    /** Makes a bearer token, of which only the hash is kept. */
    public String issueBearer(String accountId, String principal, Duration lifetime) {
        var token = text(TOKEN_CHARS);
        insertKey(
                hash(token),
                accountId,
                "bearer",
                principal,
                "",
                null,
                realClock.now().plus(lifetime));
        return token;
    }

    /** Disables a key for good; true if it was active. */
    public boolean disable(String accessKeyId) {
        var changed = jdbc.sql("update access_key set status = 'Inactive' where id = ? and status = 'Active'")
                .param(accessKeyId)
                .update();
        events.publishEvent(new KeyChanged(accessKeyId));
        return changed == 1;
    }

    /** Finds a signing key, also one that is disabled or has expired. */
    @Transactional(readOnly = true)
    public Optional<Credential> findKey(String accessKeyId) {
        return find(accessKeyId).filter(key -> !key.kind().equals("bearer"));
    }

    /** Finds a bearer token. */
    @Transactional(readOnly = true)
    public Optional<Credential> findBearer(String token) {
        return find(hash(token)).filter(key -> key.kind().equals("bearer"));
    }

    @Transactional(readOnly = true)
    public boolean exists(String accountId) {
        return jdbc.sql("select exists (select from account where id = ?)")
                .param(accountId)
                .query(Boolean.class)
                .single();
    }

    /** A page of accounts in the order of their ids, beginning behind the given one. */
    @Transactional(readOnly = true)
    public List<Listed> list(String after, int limit) {
        return jdbc.sql("""
                        select id as account_id, name, created_at,
                               (select count(*) from access_key k where k.account_id = a.id and k.status = 'Active')
                                   as active_keys
                        from account a where id > ? order by id limit ?
                        """).param(after).param(limit).query(Listed.class).list();
    }

    private Optional<Credential> find(String id) {
        return jdbc.sql("""
                        select account_id, kind, principal_name, secret_cipher, security_token, status, expires_at
                        from access_key where id = ?
                        """)
                .param(id)
                .query((row, index) -> {
                    var encrypted = row.getBytes("secret_cipher");
                    var expiresAt = row.getTimestamp("expires_at");
                    var principal = row.getString("principal_name");
                    return new Credential(
                            row.getString("account_id"),
                            id,
                            encrypted == null ? "" : cipher.decrypt(encrypted, id),
                            row.getString("security_token"),
                            row.getString("kind"),
                            principal == null ? "root" : principal,
                            row.getString("status").equals("Active"),
                            expiresAt == null ? null : RealInstant.of(expiresAt));
                })
                .optional();
    }

    /** Makes an AccessKey for a RAM user. */
    IssuedKey createKeyOf(String accountId, String principal) {
        var key = new IssuedKey(accountId, "LTAI" + text(KEY_CHARS), text(SECRET_CHARS));
        insertKey(key.accessKeyId(), accountId, "ram", principal, key.accessKeySecret(), null, null);
        return key;
    }

    private void insertKey(
            String id,
            String accountId,
            String kind,
            String principal,
            String secret,
            @Nullable String tokenHash,
            @Nullable RealInstant expiresAt) {
        jdbc.sql("""
                        insert into access_key (id, account_id, kind, principal_name, secret_cipher, security_token,
                                                expires_at, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .param(id)
                .param(accountId)
                .param(kind)
                .param(principal)
                .param(secret.isEmpty() ? null : cipher.encrypt(secret, id))
                .param(tokenHash)
                .param(expiresAt == null ? null : expiresAt.stored())
                .param(Timestamp.from(clock.now()))
                .update();
        events.publishEvent(new KeyChanged(id));
    }

    private String text(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }

    /** The hash of a token; the token itself is not kept. */
    public static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
