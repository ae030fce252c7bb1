package dev.skystage.controlplane.resources.billing;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.scheduler.clock.CloudClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What accounts have: what was paid in, less what orders cost and what meters count. For an account whose money is
 * limited, or was, triggers store these sums in its row; {@link DryInstants} says when it runs dry.
 */
@Component
public record Balances(JdbcClient jdbc, MarketMeters markets, CloudClock clock) {
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

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        var number = row.getBigDecimal(column);
        return number == null ? null : number.longValueExact();
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var seconds = number(row, column);
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
