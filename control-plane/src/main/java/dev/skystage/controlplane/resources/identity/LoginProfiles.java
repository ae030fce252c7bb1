package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.ApiException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The login profiles of RAM users: whoever has one has a password for the console. This cloud has no console, so nobody
 * logs in with it; a profile follows its user to a new name.
 */
@Component
public class LoginProfiles {
    private final JdbcClient jdbc;

    LoginProfiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A login profile.
     *
     * @param passwordHash never shown
     */
    public record Profile(
            String userName,
            String passwordHash,
            boolean passwordResetRequired,
            boolean mfaBindRequired,
            Instant createdAt) {}

    public Optional<Profile> find(String accountId, String userName) {
        return jdbc.sql("""
                        select user_name, password_hash, password_reset_required, mfa_bind_required, created_at
                        from ram_login_profile where account_id = ? and user_name = ?
                        """)
                .param(accountId)
                .param(userName)
                .query(Profile.class)
                .optional();
    }

    public Profile require(String accountId, String userName) {
        return find(accountId, userName).orElseThrow(() -> new ApiException("EntityNotExist.User.LoginProfile"));
    }

    /** Writes all of a profile, a new one or one that its user's name identifies. */
    public void put(String accountId, Profile profile) {
        jdbc.sql("""
                        insert into ram_login_profile (account_id, user_name, password_hash, password_reset_required,
                                                       mfa_bind_required, created_at)
                        values (:account, :user, :hash, :reset, :mfa, :now)
                        on conflict (account_id, user_name) do update set password_hash = :hash,
                            password_reset_required = :reset, mfa_bind_required = :mfa
                        """)
                .param("account", accountId)
                .param("user", profile.userName())
                .param("hash", profile.passwordHash())
                .param("reset", profile.passwordResetRequired())
                .param("mfa", profile.mfaBindRequired())
                .param("now", Timestamp.from(profile.createdAt()))
                .update();
    }

    /** Deletes the profile of a user; false if it has none. */
    public boolean remove(String accountId, String userName) {
        return jdbc.sql("delete from ram_login_profile where account_id = ? and user_name = ?")
                        .param(accountId)
                        .param(userName)
                        .update()
                == 1;
    }
}
