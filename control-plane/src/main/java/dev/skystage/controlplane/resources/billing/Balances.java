package dev.skystage.controlplane.resources.billing;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.scheduler.clock.CloudClock;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The money of accounts: what they paid in, less what orders cost and what meters count. For an account whose money is
 * limited, or was, triggers store these sums in its row. The instant at which it runs dry follows from them; every
 * transaction that changes one of them writes it as its last step, under the lock of that row. So it is right, whichever
 * transactions race.
 */
@Component
public record Balances(JdbcClient jdbc, MarketMeters markets, CloudClock clock) {
    /** Stands for never: the cloud's clock cannot go that far. */
    private static final long NEVER = CloudClock.END.getEpochSecond();

    /**
     * Accounts whose money is limited.
     *
     * @param accounts how many there are
     * @param overdue how many of them are overdue
     * @param nextDry when the next of the others runs dry
     */
    public record Limited(long accounts, long overdue, Optional<Instant> nextDry) {}

    /** What the account has now. */
    public Balance of(String accountId) {
        var now = clock.now();
        return jdbc.sql("""
                        select paid, ordered, closed + burn::numeric * :now - began, burn, credit_limit, dry_at,
                            overdue_since from account_money where account_id = :account
                        """)
                .param("account", accountId)
                .param("now", now.getEpochSecond())
                .query((row, index) -> balance(
                        row,
                        markets.open(List.of(accountId)).getOrDefault(accountId, MarketMeters.none()),
                        now.getEpochSecond()))
                .optional()
                .orElseGet(() -> of(accountId, now));
    }

    /** What the account had, or has, at an instant that is not in the future: added up anew. */
    public Balance of(String accountId, Instant at) {
        var second = at.getEpochSecond();
        return jdbc.sql("""
                        select
                            (select coalesce(sum(amount), 0) from payment where account_id = :account and paid_at <= :at),
                            (select coalesce(sum(amount), 0) from purchase where account_id = :account and paid_at <= :at),
                            coalesce(sum(case
                                when ended <= :at then coalesce(cost, price_per_hour::numeric * (ended - begun))
                                when market_type is null then price_per_hour::numeric * (:at - begun) end), 0),
                            coalesce(sum(price_per_hour) filter (
                                where market_type is null and (ended is null or ended > :at)), 0),
                            max(m.credit_limit), max(m.dry_at), max(m.overdue_since),
                            count(*) filter (where market_type is not null and (ended is null or ended > :at))
                        from (select 1) one
                        left join account_money m on m.account_id = :account
                        left join meter u on u.account_id = :account and u.begun <= :at
                        """)
                .param("account", accountId)
                .param("at", second)
                .query((row, index) ->
                        balance(row, row.getLong(8) == 0 ? MarketMeters.none() : markets.at(accountId, second), second))
                .single();
    }

    /** Of the sums of what has a fixed price or is over, in a row, and what is running. */
    private static Balance balance(ResultSet row, Running running, long second) throws SQLException {
        return new Balance(
                row.getLong(1),
                row.getLong(2),
                row.getBigDecimal(3).toBigIntegerExact().add(running.used(second)),
                row.getLong(4) + running.perHour(second),
                number(row, 5),
                instant(row, 6),
                instant(row, 7));
    }

    /** Pays in an amount; takes a negative one off. */
    public void pay(String accountId, long amount, String reason) {
        jdbc.sql("insert into payment (account_id, paid_at, amount, reason) values (?, ?, ?, ?)")
                .params(accountId, clock.now().getEpochSecond(), amount, reason)
                .update();
        recount(List.of(accountId));
    }

    /**
     * Pays in, or takes off, what is needed to make this the balance, rounded down to whole micro-yuan; returns the
     * amount that was paid in.
     */
    public long set(String accountId, long amount) {
        var balance = of(accountId);
        var part = balance.exact().mod(Balance.HOUR).signum();
        var paid = amount - balance.whole() - part;
        pay(accountId, paid, "set");
        return paid;
    }

    /** Accounts with limited money, in the order in which they run dry. */
    public List<String> limited(int limit) {
        return jdbc.sql("select account_id from account_money where credit_limit is not null"
                        + " order by overdue_since nulls last, dry_at nulls last, account_id limit ?")
                .param(limit)
                .query(String.class)
                .list();
    }

    /** The numbers for all accounts with limited money. */
    public Limited limited() {
        return jdbc.sql("select count(*), count(overdue_since), min(dry_at) filter (where overdue_since is null)"
                        + " from account_money where credit_limit is not null")
                .query((row, index) ->
                        new Limited(row.getLong(1), row.getLong(2), Optional.ofNullable(instant(row, 3))))
                .single();
    }

    /** Lets the balance fall this far below zero. With null there is no limit, and the account never runs dry. */
    public void limit(String accountId, @Nullable Long creditLimit) {
        jdbc.sql("""
                        insert into account_money (account_id, credit_limit) values (:account, :limit)
                        on conflict (account_id) do update set credit_limit = excluded.credit_limit
                        """).param("account", accountId).param("limit", creditLimit).update();
        recount(List.of(accountId));
    }

    /** Refuses an account that is overdue or has nothing left. */
    public void checkSolvent(String accountId) {
        var overdue = jdbc.sql("select overdue_since is not null from account_money"
                        + " where account_id = ? and credit_limit is not null")
                .param(accountId)
                .query(Boolean.class)
                .optional();
        if (overdue.isPresent()) {
            ApiException.check(!overdue.get(), overdue());
            checkFunds(accountId);
        }
    }

    /** Refuses an account that has nothing left. */
    public void checkFunds(String accountId) {
        check(!isSpent(accountId));
    }

    /** Whether the account has nothing left. */
    public boolean isSpent(String accountId) {
        return of(accountId).available() <= 0;
    }

    /** Refuses for lack of money, unless there is some left. */
    public static void check(boolean isLeft) {
        ApiException.check(isLeft, tooLittle());
    }

    /** Whether the account owes money. */
    public boolean isOverdue(String accountId) {
        return jdbc.sql("select exists (select from account_money where account_id = ? and overdue_since is not null)")
                .param(accountId)
                .query(Boolean.class)
                .single();
    }

    /**
     * How many micro-yuan the account can spend. If its money is limited, no other transaction spends of it until the
     * commit.
     */
    long spendable(String accountId) {
        var limited = jdbc.sql("select account_id from account_money where account_id = ? and credit_limit is not null"
                        + " for no key update")
                .param(accountId)
                .query(String.class)
                .optional();
        return limited.isEmpty() ? Long.MAX_VALUE : of(accountId).available();
    }

    static ApiException overdue() {
        return new ApiException("Account.Arrearage", "in arrears")
                .or("Account.Arrearage")
                .or("InsufficientBalance");
    }

    static ApiException tooLittle() {
        return new ApiException("InvalidAccountStatus.NotEnoughBalance")
                .or("InsufficientBalance")
                .or("InsufficientBalance.Eip")
                .or("Account.Arrearage", "outstanding payment");
    }

    /** Makes accounts overdue that have run dry by now, since the instant at which they did. */
    public void lapse(Instant now) {
        recount(markets.due(now.getEpochSecond())); // their stored instant may be only the earliest possible one
        jdbc.sql("update account_money set overdue_since = dry_at, suspended = true"
                        + " where overdue_since is null and dry_at <= ?")
                .param(now.getEpochSecond())
                .update();
    }

    /** When the next account runs dry. */
    public Optional<Instant> nextDry() {
        return jdbc.sql("select min(dry_at) from account_money where overdue_since is null and dry_at is not null")
                .query((row, index) -> Optional.ofNullable(instant(row, 1)))
                .single();
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
        if (of(accountId, Instant.ofEpochSecond(enough)).available() <= 0) {
            return now;
        }
        while (dry - enough > 1) {
            var middle = enough + (dry - enough) / 2;
            if (of(accountId, Instant.ofEpochSecond(middle)).available() > 0) {
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

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        var number = row.getBigDecimal(column);
        return number == null ? null : number.longValueExact();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var seconds = number(row, column);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
