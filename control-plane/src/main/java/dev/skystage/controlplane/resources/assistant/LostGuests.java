package dev.skystage.controlplane.resources.assistant;

import dev.skystage.controlplane.lifecycle.Firing;
import dev.skystage.controlplane.lifecycle.FiringListener;
import dev.skystage.persistence.Stateful;
import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What runs on an instance ends with it: when it is shut down, restarted or released. What is repeated goes on when the
 * instance runs again; on a released one it is over.
 */
@Component
@Order(20)
record LostGuests(JdbcClient jdbc) implements FiringListener {
    @Override
    public void fired(Firing firing) {
        if (!firing.resource().equals("instance")) {
            return;
        }
        switch (firing.event()) {
            case "STOPPED", "STOP_FORCED" -> cut(firing, Outcome.NOT_RUNNING);
            case "REBOOT" -> cut(firing, Outcome.INTERRUPTED);
            case "RELEASE" -> {
                cut(firing, Outcome.RELEASED);
                end(ids(firing), firing.at());
            }
            default -> {}
        }
    }

    private static String[] ids(Firing firing) {
        return firing.rows().stream().map(Stateful::id).toArray(String[]::new);
    }

    private void cut(Firing firing, String failure) {
        jdbc.sql("""
            update invocation_run set ends_at = ?, exit_code = -1, output = '', failure = ?
            where instance_id = any(?) and stopped_at is null and ends_at > ?
            """)
                .param(Timestamp.from(firing.at()))
                .param(failure)
                .param(ids(firing))
                .param(Timestamp.from(firing.at()))
                .update();
    }

    private void end(String[] instanceIds, Instant at) {
        var repeated =
                jdbc.sql("""
                    select id from invocation where repeat_mode not in ('Once', 'DryRun') and id in (
                        select invocation_id from invocation_target where instance_id = any(?) and stopped_at is null)
                    order by id for update
                    """).param(instanceIds).query(String.class).list().toArray(String[]::new);
        if (repeated.length == 0) {
            return;
        }
        jdbc.sql("""
            update invocation_target set stopped_at = ?
            where invocation_id = any(?) and instance_id = any(?) and stopped_at is null
            """)
                .param(Timestamp.from(at))
                .param(repeated)
                .param(instanceIds)
                .update();
        jdbc.sql("""
            update invocation i set next_run_at = null where id = any(?) and not exists
              (select from invocation_target t where t.invocation_id = i.id and t.stopped_at is null)
            """).param(repeated).update();
    }
}
