package dev.skystage.controlplane.resources.billing;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders that wait to be paid: each is a call that is made again when somebody pays. */
@Component
public record UnpaidOrders(JdbcClient jdbc, JsonMapper json, Ids ids, CloudClock clock) {
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    /** A call that waits, with the names of its product and action. */
    public record Waiting(String product, String action, Map<String, String> parameters) {}

    /**
     * Stores an order with the call that made it; returns its number. While it waits, its instances cannot get another
     * one.
     */
    public String put(Order order, Waiting call) {
        var id = ids.order();
        var instances = order.lines().stream()
                .map(Line::subscriptionId)
                .distinct()
                .sorted()
                .toArray(String[]::new);
        var free = jdbc.sql("select unpaid_order is null from instance where id = any(?) order by id for no key update")
                .param(instances)
                .query(Boolean.class)
                .list();
        check(!free.contains(false), "InvalidInstance.UnpaidOrder");
        jdbc.sql("update instance set unpaid_order = ?, version = version + 1 where id = any(?)")
                .params(id, instances)
                .update();
        jdbc.sql("""
                        insert into unpaid_order (id, account_id, region_id, kind, amount, ordered_at, product, action, parameters)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                        """)
                .params(
                        id,
                        order.accountId(),
                        order.regionId(),
                        order.kind().word(),
                        order.price().trade(),
                        clock.now().getEpochSecond(),
                        call.product,
                        call.action,
                        json.writeValueAsString(call.parameters))
                .update();
        return id;
    }

    /** Takes an order of the account out, to make its call or to forget it; empty if the account has no such order. */
    public Optional<Waiting> take(String accountId, String id) {
        var call = jdbc.sql(
                        "delete from unpaid_order where account_id = ? and id = ? returning product, action, parameters")
                .params(accountId, id)
                .query((row, index) ->
                        new Waiting(row.getString(1), row.getString(2), json.readValue(row.getString(3), PARAMETERS)))
                .optional();
        if (call.isPresent()) {
            jdbc.sql("update instance set unpaid_order = null, version = version + 1"
                            + " where account_id = ? and unpaid_order = ?")
                    .params(accountId, id)
                    .update();
        }
        return call;
    }
}
