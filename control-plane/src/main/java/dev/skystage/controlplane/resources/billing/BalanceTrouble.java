package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Happening;
import dev.skystage.scheduler.trouble.Rule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rules of trouble that set balances. When such a rule ends, the account gets back what was taken or loses what was
 * given, and if it had no limit before it has none again.
 */
@Component
record BalanceTrouble(JdbcClient jdbc, Balances balances) implements Happening {
    /** What a rule has done to an account; the limit is the one from before, null if there was none. */
    private record Change(
            String accountId, long paid, @Nullable Long creditLimit) {}

    @Override
    public boolean bringsAbout(Effect effect) {
        return effect instanceof Effect.Balance;
    }

    @Override
    public List<String> begin(Rule rule) {
        var account = Objects.requireNonNull(rule.scope().account());
        var before = balances.of(account).creditLimit();
        if (before == null) {
            balances.limit(account, 0L);
        }
        var paid = balances.set(account, Money.of(((Effect.Balance) rule.effect()).balance()));
        jdbc.sql("insert into balance_trouble (trouble_id, account_id, paid, credit_limit) values (?, ?, ?, ?)")
                .param(rule.id())
                .param(account)
                .param(paid)
                .param(before)
                .update();
        return List.of(account);
    }

    @Override
    public void end(Rule rule, List<String> victims) {
        var change = jdbc.sql(
                        "delete from balance_trouble where trouble_id = ? returning account_id, paid, credit_limit")
                .param(rule.id())
                .query(Change.class)
                .single();
        balances.pay(change.accountId(), -change.paid(), "trouble " + rule.id() + " is over");
        if (change.creditLimit() == null) {
            balances.limit(change.accountId(), null);
        }
    }
}
