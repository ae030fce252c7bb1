package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import dev.skystage.persistence.instance.InstanceStatus;
import java.sql.Timestamp;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A group that maintains its capacity runs again as soon as one of its instances is released. */
@Component
@Order(30)
record GroupLosses(JdbcClient jdbc) implements FiringListener {
    @Override
    public void fired(Firing firing) {
        var released = firing.rows().stream()
                .filter(row -> row.status() == InstanceStatus.RELEASING)
                .map(Stateful::id)
                .toArray(String[]::new);
        if (released.length == 0) {
            return;
        }
        jdbc.sql("""
                        update provisioning_group set next_run_at = ?
                        where type = 'maintain' and (next_run_at is null or next_run_at > ?)
                          and id in (select group_id from provisioning_group_instance where instance_id = any(?))
                        """)
                .param(Timestamp.from(firing.at()))
                .param(Timestamp.from(firing.at()))
                .param(released)
                .update();
    }
}
