package dev.skystage.controlplane.resources.event;

import dev.skystage.persistence.Owned;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the events of instances, in bulk. */
@Component
public record SystemEvents(JdbcClient jdbc, Ids ids, CloudClock clock) {
    /** What happens. */
    public enum Type {
        /** The instance is restarted after a failure of what it runs on. */
        FAILURE_REBOOT("SystemFailure.Reboot"),
        /** The instance is stopped after a failure of what it runs on. */
        FAILURE_STOP("SystemFailure.Stop");

        private final String wire;

        Type(String wire) {
            this.wire = wire;
        }

        /** The name in answers. */
        public String wire() {
            return wire;
        }
    }

    /** How it ended. */
    public enum End {
        EXECUTED("Executed"),
        FAILED("Failed"),
        CANCELED("Canceled");

        private final String wire;

        End(String wire) {
            this.wire = wire;
        }
    }

    /** An event that begins now for each of the instances. */
    public void begin(Type type, String reason, Collection<? extends Owned> instances) {
        var now = Timestamp.from(clock.now());
        jdbc.sql("""
                        insert into system_event
                            (id, account_id, region_id, instance_id, type, status, reason, published_at, not_before)
                        select id, account_id, region_id, instance_id, ?, 'Executing', ?, ?, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) x(id, account_id, region_id, instance_id)
                        """)
                .params(type.wire, reason, now, now)
                .param(instances.stream().map(instance -> ids.next("e")).toArray(String[]::new))
                .param(instances.stream().map(Owned::accountId).toArray(String[]::new))
                .param(instances.stream().map(Owned::regionId).toArray(String[]::new))
                .param(instances.stream().map(Owned::id).toArray(String[]::new))
                .update();
    }

    /** The events of this type that are under way for these instances have come to their end. */
    public void end(Type type, Collection<String> instanceIds, End end) {
        jdbc.sql("update system_event set status = ?, finished_at = ?"
                        + " where instance_id = any(?) and type = ? and finished_at is null")
                .param(end.wire)
                .param(Timestamp.from(clock.now()))
                .param(instanceIds.toArray(String[]::new))
                .param(type.wire)
                .update();
    }
}
