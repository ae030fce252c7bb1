package dev.skystage.controlplane.resources.assistant;

import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.instance.InstanceStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The client of the cloud assistant in an instance: it is online while the instance runs. */
public record ClientView(
        @Column("id") String instanceId,
        String cloudAssistantStatus,
        @Always("2.2.3.857") String cloudAssistantVersion,
        @WireName("OSType") String osType,
        @Always("true") boolean supportSessionManager,
        long activeTaskCount,
        long invocationCount,
        String lastHeartbeatTime,
        String lastInvokedTime) {
    private static final String INVOCATIONS =
            "select count(*) from invocation_target t where t.instance_id = instance.id";
    private static final String LAST = "select max(r.started_at) from invocation_run r join invocation_target t"
            + " on t.invocation_id = r.invocation_id and t.instance_id = r.instance_id"
            + " where t.instance_id = instance.id";

    public static final Listing<ClientView> CLIENTS = Listing.of("instance", ClientView.class)
            .with("invocation_count", INVOCATIONS)
            .with("active_task_count", "0")
            .with("last_invoked_at", LAST);

    /** The same with the number of runs that are under way. */
    public ClientView running(long runs) {
        return new ClientView(
                instanceId,
                cloudAssistantStatus,
                cloudAssistantVersion,
                osType,
                supportSessionManager,
                runs,
                invocationCount,
                lastHeartbeatTime,
                lastInvokedTime);
    }

    static String cloudAssistantStatus(InstanceStatus status) {
        return Boolean.toString(status == InstanceStatus.RUNNING);
    }

    static String lastHeartbeatTime(@Nullable Instant startedAt) {
        return startedAt == null ? "" : Times.of(startedAt);
    }

    static String lastInvokedTime(@Nullable Instant lastInvokedAt) {
        return lastInvokedAt == null ? "" : Times.of(lastInvokedAt);
    }
}
