package dev.skystage.controlplane.lifecycle;

import dev.skystage.persistence.Stateful;
import java.sql.Timestamp;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends every firing to the history of its resources. */
@Component
@Order(0)
record History(JdbcClient jdbc) implements FiringListener {
    @Override
    public void fired(Firing firing) {
        var rows = firing.rows();
        jdbc.sql("""
                        insert into resource_event (resource_id, account_id, event, from_status, to_status, cause, at)
                        select id, account, ?, was, becomes, ?, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) x(id, account, was, becomes)
                        """)
                .param(firing.event())
                .param(firing.cause())
                .param(Timestamp.from(firing.at()))
                .param(rows.stream().map(Stateful::id).toArray(String[]::new))
                .param(rows.stream().map(Stateful::accountId).toArray(String[]::new))
                .param(firing.from().toArray(String[]::new))
                .param(rows.stream().map(row -> row.status().name()).toArray(String[]::new))
                .update();
    }
}
