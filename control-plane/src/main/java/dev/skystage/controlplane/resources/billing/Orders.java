package dev.skystage.controlplane.resources.billing;

import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders for instances that exist: what was changed or renewed, so that what it costs can be computed from it. */
@Component
public record Orders(JdbcClient jdbc, Ids ids, CloudClock clock) {
    /** What is ordered. */
    public enum Kind {
        RENEW("Renew"),
        CHANGE_TYPE("ChangeType"),
        CHANGE_BANDWIDTH("ChangeBandwidth"),
        SUBSCRIBE("Subscribe"),
        PAY_AS_YOU_GO("PayAsYouGo");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** One instance of an order: what it was and what it becomes, as type, Mbit/s, charge type or expiry. */
    public record Item(Instance instance, String was, String becomes) {}

    /** Places an order and gives it its number. */
    public String place(Kind kind, boolean autoPay, List<Item> items) {
        var id = ids.order();
        var first = items.getFirst().instance();
        jdbc.sql("""
                        insert into instance_order
                            (id, instance_id, account_id, region_id, kind, auto_pay, was, becomes, created_at)
                        select ?, instance, ?, ?, ?, ?, was, becomes, ?
                        from unnest(?::text[], ?::text[], ?::text[]) x(instance, was, becomes)
                        """)
                .param(id)
                .param(first.accountId)
                .param(first.regionId)
                .param(kind.word)
                .param(autoPay)
                .param(Timestamp.from(clock.now()))
                .param(items.stream().map(item -> item.instance().id).toArray(String[]::new))
                .param(items.stream().map(Item::was).toArray(String[]::new))
                .param(items.stream().map(Item::becomes).toArray(String[]::new))
                .update();
        return id;
    }
}
