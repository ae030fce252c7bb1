package dev.skystage.gateway.actuator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.billing.Balance;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.Payments;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.billing.Statements;
import dev.skystage.controlplane.resources.instance.Arrears;
import dev.skystage.gateway.dispatch.OrderPayments;
import dev.skystage.scheduler.calendar.Calendar;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The money of accounts: what they have, what they spend, and when they run dry. Amounts are in yuan. */
@Component
@Endpoint(id = "billing")
class BillingEndpoint {
    private static final String UNLIMITED = "unlimited";
    private final Accounts accounts;
    private final Balances balances;
    private final Payments payments;
    private final Statements statements;
    private final OrderPayments orderPayments;
    private final Calendar calendar;
    private final TransactionTemplate transaction;

    BillingEndpoint(
            Accounts accounts,
            Balances balances,
            Payments payments,
            Statements statements,
            OrderPayments orderPayments,
            Calendar calendar,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.balances = balances;
        this.payments = payments;
        this.statements = statements;
        this.orderPayments = orderPayments;
        this.calendar = calendar;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The money of an account.
     *
     * @param balance what was paid in, less orders and use; rounded down to the micro-yuan
     * @param creditLimit how far the balance may fall below zero, or "unlimited": such an account never runs dry
     * @param available what can still be spent; absent if that is unlimited
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String accountId,
            String currency,
            BigDecimal balance,
            String creditLimit,
            @Nullable BigDecimal available,
            BigDecimal paid,
            BigDecimal ordered,
            BigDecimal burnPerHour,
            @Nullable Instant dryAt,
            @Nullable Instant overdueSince) {}

    /** A month of an account. */
    record Month(String month, List<Statements.Total> totals, Page<Statements.Line> lines) {}

    /** Accounts whose money is limited, those that run dry first before the others. */
    @ReadOperation
    List<Standing> limited() {
        return balances.limited(Page.limit(null)).stream().map(this::standing).toList();
    }

    @ReadOperation
    @Nullable
    Standing of(@Selector String account) {
        return accounts.exists(account) ? standing(account) : null;
    }

    /**
     * {@code meters}: the open meters; {@code statement}: the cost of a month, by default the present one; {@code
     * orders}: what was paid at once, and what waits to be paid.
     */
    @ReadOperation
    @Nullable
    Object list(
            @Selector String account,
            @Selector String what,
            @Nullable String month,
            @Nullable String after,
            @Nullable Integer limit) {
        var size = Page.limit(limit);
        return switch (what) {
            case "meters" ->
                Page.of(
                        statements.open(account, after, size),
                        size,
                        meter -> Statements.key(meter.resourceId(), meter.regionId(), meter.item()));
            case "orders" -> Page.of(statements.orders(account, after, size), size, Statements.Ordered::id);
            case "statement" -> statement(account, month == null ? statements.month() : parse(month), after, size);
            default -> null;
        };
    }

    private Month statement(String account, YearMonth month, @Nullable String after, int size) {
        return new Month(
                month.toString(),
                statements.totals(account, month),
                Page.of(
                        statements.lines(account, month, after, size),
                        size,
                        line -> Statements.key(line.resourceId(), line.regionId(), line.item())));
    }

    /**
     * Pays in, sets the balance, or limits how far it may fall below zero. An account that gets a balance has no credit
     * unless a limit is given too.
     */
    @WriteOperation
    Standing change(
            @Selector String account, @Nullable String topUp, @Nullable String balance, @Nullable String creditLimit) {
        if (!accounts.exists(account)) {
            throw refused("there is no account " + account);
        }
        if (topUp == null && balance == null && creditLimit == null) {
            throw refused("topUp, balance or creditLimit is needed");
        }
        transaction.executeWithoutResult(status -> {
            if (creditLimit != null) {
                payments.limit(account, creditLimit.equals(UNLIMITED) ? null : positive("creditLimit", creditLimit));
            } else if (!balances.of(account).isLimited()) {
                payments.limit(account, 0L);
            }
            if (topUp != null) {
                payments.pay(account, positive("topUp", topUp), "top-up");
            }
            if (balance != null) {
                payments.set(account, amount("balance", balance));
            }
        });
        calendar.run(Arrears.NAME); // so that a payment takes effect at once
        return standing(account);
    }

    /**
     * {@code orders/{id}/pay}: pays a waiting order at today's price and does what it is for; 404 if no order with the
     * number waits.
     */
    @WriteOperation
    WebEndpointResponse<Object> pay(
            @Selector String account, @Selector String what, @Selector String id, @Selector String verb) {
        if (!what.equals("orders") || !verb.equals("pay")) {
            return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        }
        try {
            return orderPayments.pay(account, id)
                    ? new WebEndpointResponse<>(standing(account))
                    : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
        } catch (ApiException refusal) {
            throw refused(refusal.code());
        }
    }

    /** {@code orders/{id}}: forgets a waiting order; 404 if no order with the number waits. */
    @DeleteOperation
    WebEndpointResponse<Object> cancel(@Selector String account, @Selector String what, @Selector String id) {
        return new WebEndpointResponse<>(
                what.equals("orders") && orderPayments.cancel(account, id)
                        ? WebEndpointResponse.STATUS_NO_CONTENT
                        : WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private Standing standing(String account) {
        var balance = balances.of(account);
        return new Standing(
                account,
                Prices.currency(),
                Money.yuan(balance.whole()),
                limit(balance),
                balance.isLimited() ? Money.yuan(balance.available()) : null,
                Money.yuan(balance.paid()),
                Money.yuan(balance.ordered()),
                Money.yuan(balance.burnPerHour()),
                balance.dryAt(),
                balance.overdueSince());
    }

    private static String limit(Balance balance) {
        var limit = balance.creditLimit();
        return limit == null ? UNLIMITED : Money.yuan(limit).toPlainString();
    }

    private static long positive(String field, String yuan) {
        var amount = amount(field, yuan);
        Wrong.check(amount >= 0, field, "must not be negative");
        return amount;
    }

    private static long amount(String field, String yuan) {
        try {
            return Money.of(new BigDecimal(yuan));
        } catch (ArithmeticException | NumberFormatException e) {
            throw Wrong.field(field, yuan + " is no amount in yuan with six decimals at most");
        }
    }

    private static YearMonth parse(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw Wrong.field("month", month + " is no month like 2026-11");
        }
    }

    private static InvalidEndpointRequestException refused(String reason) {
        return new InvalidEndpointRequestException(reason, reason);
    }
}
