package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes what accounts have: pays in, takes off, and says how far they may go. Amounts are in micro-yuan. */
@Component
public record Payments(JdbcClient jdbc, Balances balances, DryInstants dryInstants, CloudClock clock) {
    /** Pays in an amount; takes a negative one off. */
    public void pay(String accountId, long amount, String reason) {
        jdbc.sql("insert into payment (account_id, paid_at, amount, reason) values (?, ?, ?, ?)")
                .params(accountId, clock.now().getEpochSecond(), amount, reason)
                .update();
        dryInstants.recount(List.of(accountId));
    }

    /**
     * Pays in, or takes off, what is needed to make this the balance, rounded down to whole micro-yuan; returns the
     * amount that was paid in.
     */
    public long set(String accountId, long amount) {
        var balance = balances.of(accountId);
        var part = balance.exact().mod(Balance.HOUR).signum();
        var paid = amount - balance.whole() - part;
        pay(accountId, paid, "set");
        return paid;
    }

    /** Lets the balance fall this far below zero. With null there is no limit, and the account never runs dry. */
    public void limit(String accountId, @Nullable Long creditLimit) {
        jdbc.sql("""
                        insert into account_money (account_id, credit_limit) values (:account, :limit)
                        on conflict (account_id) do update set credit_limit = excluded.credit_limit
                        """).param("account", accountId).param("limit", creditLimit).update();
        dryInstants.recount(List.of(accountId));
    }
}
