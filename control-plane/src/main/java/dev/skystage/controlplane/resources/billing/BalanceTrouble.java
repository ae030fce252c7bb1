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
 * given, and if it had no limit before it has none again. Of several rules in force the one counts that began last: when
 * another one ends, the next one that began after it takes over what that one would have undone.
 */
@Component
record BalanceTrouble(JdbcClient jdbc, Balances balances, DryInstants dryInstants, Payments payments)
        implements Happening {
    /** What a rule has to undo; the limit is the one from before, null if there was none. Later ones have higher numbers. */
    private record Change(long number, long paid, @Nullable Long creditLimit) {}

    @Override
    public boolean bringsAbout(Effect effect) {
        return effect instanceof Effect.Balance;
    }

    @Override
    public List<String> begin(Rule rule) {
        var account = Objects.requireNonNull(rule.scope().account());
        dryInstants.hold(List.of(account));
        var before = balances.of(account).creditLimit();
        if (before == null) {
            payments.limit(account, 0L);
        }
        var paid = payments.set(account, Money.of(((Effect.Balance) rule.effect()).balance()));
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
        var account = Objects.requireNonNull(rule.scope().account());
        dryInstants.hold(List.of(account));
        var change = jdbc.sql("delete from balance_trouble where trouble_id = ? returning number, paid, credit_limit")
                .param(rule.id())
                .query(Change.class)
                .single();
        if (!inherited(account, change)) {
            payments.pay(account, -change.paid(), "trouble " + rule.id() + " is over");
            if (change.creditLimit() == null) {
                payments.limit(account, null);
            }
        }
    }

    /** Whether there is a rule that began later, which now makes good what this one had to. */
    private boolean inherited(String account, Change change) {
        return jdbc.sql("""
                        update balance_trouble set paid = paid + :paid,
                            credit_limit = case when :limited then credit_limit end
                        where trouble_id = (select trouble_id from balance_trouble
                            where account_id = :account and number > :number order by number limit 1)
                        """)
                        .param("paid", change.paid())
                        .param("limited", change.creditLimit() != null)
                        .param("account", account)
                        .param("number", change.number())
                        .update()
                == 1;
    }
}
