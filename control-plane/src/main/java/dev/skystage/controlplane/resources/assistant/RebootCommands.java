package dev.skystage.controlplane.resources.assistant;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import dev.skystage.persistence.instance.InstanceStatus;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When an instance starts, runs the commands that wait for that: once, or at each start. */
@Component
@Order(20)
record RebootCommands(JdbcClient jdbc, Guests guests, Runs runs) implements FiringListener {
    private record Waiting(String invocationId, String instanceId) {}

    @Override
    public void fired(Firing firing) {
        var started = firing.rows().stream()
                .filter(row -> row.status() == InstanceStatus.RUNNING)
                .map(Stateful::id)
                .toArray(String[]::new);
        if (started.length == 0) {
            return;
        }
        var waiting = jdbc.sql("""
                        select t.invocation_id, t.instance_id from invocation_target t
                        join invocation i on i.id = t.invocation_id
                        where t.instance_id = any(?) and t.stopped_at is null
                          and (i.repeat_mode = 'EveryReboot' or (i.repeat_mode = 'NextRebootOnly' and t.repeats = 0))
                        order by 1, 2
                        """).param(started).query(Waiting.class).list().stream()
                .collect(Collectors.groupingBy(
                        Waiting::invocationId, Collectors.mapping(Waiting::instanceId, Collectors.toList())));
        waiting.forEach((invocation, instances) -> runs.begin(invocation, guests.all(instances), firing.at()));
    }
}
