package dev.skystage.controlplane.resources.account;

import dev.skystage.scheduler.clock.RealClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Ends the sessions of roles. A session knows its role by name only, and another role may get that name later. */
@Component
public record RoleSessions(JdbcClient jdbc, RealClock clock, ApplicationEventPublisher events) {
    /** Ends all sessions of a role ("role/ops"): from now on they have expired. */
    public void end(String accountId, String role) {
        jdbc.sql("""
                        update access_key set expires_at = :now
                        where account_id = :account and kind = 'sts' and expires_at > :now
                          and starts_with(principal_name, :role || '/')
                        returning id
                        """)
                .param("now", clock.now().stored())
                .param("account", accountId)
                .param("role", role)
                .query(String.class)
                .list()
                .forEach(id -> events.publishEvent(new Accounts.KeyChanged(id)));
    }
}
