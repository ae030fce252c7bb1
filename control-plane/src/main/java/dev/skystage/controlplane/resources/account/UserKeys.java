package dev.skystage.controlplane.resources.account;

import dev.skystage.controlplane.resources.account.Accounts.IssuedKey;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The AccessKeys of RAM users. */
@Component
public class UserKeys {
    /** How many a user may have. */
    public static final int MOST = 2;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    UserKeys(JdbcClient jdbc, Accounts accounts, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.events = events;
    }

    /** A key without its secret. Status is Active or Inactive. */
    public record Listed(String id, String status, Instant createdAt) {}

    public IssuedKey create(String accountId, String principal) {
        return accounts.createKeyOf(accountId, principal);
    }

    /** The keys of a principal, the oldest first. */
    public List<Listed> of(String accountId, String principal) {
        return jdbc.sql("""
                        select id, status, created_at from access_key
                        where account_id = ? and principal_name = ? and kind = 'ram' order by created_at, id
                        """)
                .param(accountId)
                .param(principal)
                .query(Listed.class)
                .list();
    }

    /** Makes a key of the principal Active or Inactive; false if it has no such key. */
    public boolean set(String accountId, String principal, String keyId, String status) {
        return changed(
                keyId,
                jdbc.sql("""
                                update access_key set status = ?
                                where account_id = ? and principal_name = ? and kind = 'ram' and id = ?
                                """)
                        .param(status)
                        .param(accountId)
                        .param(principal)
                        .param(keyId)
                        .update());
    }

    /** Deletes a key of the principal; false if it has no such key. */
    public boolean delete(String accountId, String principal, String keyId) {
        return changed(
                keyId,
                jdbc.sql("""
                                delete from access_key
                                where account_id = ? and principal_name = ? and kind = 'ram' and id = ?
                                """).param(accountId).param(principal).param(keyId).update());
    }

    /** Moves the keys of a user that was renamed to its new name. */
    public void rename(String accountId, String principal, String next) {
        jdbc.sql("update access_key set principal_name = ? where account_id = ? and principal_name = ? returning id")
                .param(next)
                .param(accountId)
                .param(principal)
                .query(String.class)
                .list()
                .forEach(id -> events.publishEvent(new Accounts.KeyChanged(id)));
    }

    private boolean changed(String keyId, int rows) {
        events.publishEvent(new Accounts.KeyChanged(keyId));
        return rows == 1;
    }
}
