package dev.skystage.controlplane.resources.billing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meters that count at prices of markets. */
@Component
record MarketMeters(JdbcClient jdbc, SpotMarket market) {
    private static final String SPANS = "select account_id, market_type, market_zone, begun, count(*) from meter"
            + " where market_type is not null and %s group by account_id, market_type, market_zone, begun";

    private record Row(String accountId, Running.Span span) {}

    /** What is running for these accounts; an account for which nothing runs is left out. */
    Map<String, Running> open(Collection<String> accountIds) {
        var running = new TreeMap<String, Running>();
        query(jdbc.sql(SPANS.formatted("ended is null and account_id = any(:accounts)"))
                        .param("accounts", accountIds.toArray(String[]::new)))
                .stream()
                .collect(groupingBy(Row::accountId, mapping(Row::span, toList())))
                .forEach((account, spans) -> running.put(account, running(account, spans)));
        return running;
    }

    /** What was running for an account at a second. */
    Running at(String accountId, long second) {
        return running(
                accountId,
                query(jdbc.sql(SPANS.formatted(
                                        "account_id = :account and begun <= :at and (ended is null or ended > :at)"))
                                .param("account", accountId)
                                .param("at", second))
                        .stream()
                        .map(Row::span)
                        .toList());
    }

    /** Nothing is running. */
    static Running none() {
        return new Running(
                there -> {
                    throw new IllegalStateException("nothing is running in " + there);
                },
                List.of());
    }

    /** Accounts with limited money that run dry by now and have something running. */
    List<String> due(long now) {
        return jdbc.sql("""
                        select account_id from account_money m where overdue_since is null and dry_at <= ? and exists (
                            select from meter u where u.account_id = m.account_id and market_type is not null and ended is null)
                        """).param(now).query(String.class).list();
    }

    private Running running(String accountId, List<Running.Span> spans) {
        return new Running(there -> market.of(accountId, there.typeId(), there.zoneId()), spans);
    }

    private static List<Row> query(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, index) -> new Row(
                        row.getString(1),
                        new Running.Span(
                                new Charge.Market(row.getString(2), row.getString(3)), row.getLong(4), row.getLong(5))))
                .list();
    }
}
