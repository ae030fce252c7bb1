package dev.skystage.controlplane.resources.billing;

import dev.skystage.scheduler.clock.CloudClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When accounts with limited money run dry. The instant follows from their sums; every transaction that changes one of
 * them writes it as its last step, under the lock of the account's row. So it is right, whichever transactions race.
 */
@Component
public record DryInstants(JdbcClient jdbc, Balances balances, MarketMeters markets, CloudClock clock) {
    /** SQL: the second in which the next account runs dry. */
    public static final String NEXT_DRY =
            "select min(dry_at) from account_money where overdue_since is null and dry_at is not null";

    /** Stands for never: the cloud's clock cannot go that far. */
    private static final long NEVER = CloudClock.END.getEpochSecond();

    /** Makes accounts overdue that have run dry by now, since the instant at which they did. */
    public void lapse(Instant now) {
        recount(markets.due(now.getEpochSecond())); // their stored instant may be only the earliest possible one
        jdbc.sql("update account_money set overdue_since = dry_at, suspended = true"
                        + " where overdue_since is null and dry_at <= ?")
                .param(now.getEpochSecond())
                .update();
    }

    /** Ends the suspension of accounts that have paid and have got back all that comes back by itself. */
    public void resume() {
        jdbc.sql(
                        "update account_money m set suspended = false where suspended and overdue_since is null"
                                + " and not exists (select from disk d where d.account_id = m.account_id and d.overdue_since is not null)")
                .update();
    }

    /** The sums of an account; funds are null if its money is not limited. */
    private record Sums(
            String accountId,
            @Nullable BigDecimal funds,
            BigDecimal used,
            long burn,
            @Nullable Long dryAt) {}

    /** When an account runs dry, or has run dry; null for never. */
    private @Nullable Long dry(Sums sums, Running running, long now) {
        if (sums.funds == null) {
            return null;
        }
        var left = sums.funds.subtract(sums.used).toBigIntegerExact().subtract(running.used(now));
        if (left.signum() > 0) {
            var dry = running.dry(left, sums.burn, now, NEVER);
            return dry == NEVER ? null : Long.valueOf(dry);
        }
        if (sums.dryAt != null && sums.dryAt <= now) {
            return sums.dryAt;
        }
        var owes = left.signum() < 0 || sums.burn > 0 || !running.spans().isEmpty();
        return owes ? Long.valueOf(past(sums.accountId, now)) : null;
    }

    /** The second since the last payment at which the account ran dry; now, if the payment did not suffice. */
    private long past(String accountId, long now) {
        long enough = jdbc.sql("select coalesce(max(paid_at), 0) from payment where account_id = ?")
                .param(accountId)
                .query(Long.class)
                .single();
        var dry = now;
        if (balances.of(accountId, Instant.ofEpochSecond(enough)).available() <= 0) {
            return now;
        }
        while (dry - enough > 1) {
            var middle = enough + (dry - enough) / 2;
            if (balances.of(accountId, Instant.ofEpochSecond(middle)).available() > 0) {
                enough = middle;
            } else {
                dry = middle;
            }
        }
        return dry;
    }

    /**
     * Keeps everybody else from changing what these accounts have until the commit. For who changes it of several in turn:
     * each change locks its accounts in order, but not those of the next.
     */
    void hold(Collection<String> accountIds) {
        var unused = sums(accountIds);
    }

    /** Of accounts that have a row, which is locked. */
    private List<Sums> sums(Collection<String> accountIds) {
        return jdbc.sql("""
                        select account_id, (credit_limit + paid - ordered) * 3600::numeric as funds,
                            closed + burn::numeric * :now - began as used, burn, dry_at
                        from account_money where account_id = any(:accounts) order by account_id for no key update
                        """)
                .param("now", clock.now().getEpochSecond())
                .param("accounts", accountIds.toArray(String[]::new))
                .query(Sums.class)
                .list();
    }

    /**
     * Writes when accounts run dry, after this transaction has changed what they have. Nothing may be locked
     * afterwards.
     */
    void recount(Collection<String> accountIds) {
        var sums = accountIds.isEmpty() ? List.<Sums>of() : sums(accountIds);
        if (sums.isEmpty()) {
            return;
        }
        var now = clock.now().getEpochSecond();
        var accounts = sums.stream().map(Sums::accountId).toList();
        var running = markets.open(accounts);
        jdbc.sql("""
                        update account_money m set dry_at = dry,
                            overdue_since = case when dry <= :now then overdue_since end
                        from unnest(:accounts::text[], :dry::bigint[]) x(account, dry) where m.account_id = account
                        """)
                .param("now", now)
                .param("accounts", accounts.toArray(String[]::new))
                .param(
                        "dry",
                        sums.stream()
                                .map(sum -> dry(sum, running.getOrDefault(sum.accountId, MarketMeters.none()), now))
                                .toArray(Long[]::new))
                .update();
    }
}
