package dev.skystage.controlplane.resources.eip;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.eip.Eip;
import dev.skystage.persistence.instance.Instance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks elastic IP addresses together with the instance they are bound to: the instance first, as the order of locks
 * demands.
 */
@Component
public record EipLocks(Resources resources, JdbcClient jdbc) {
    /**
     * A locked address.
     *
     * @param instance the instance it is bound to, held; null for an interface or nothing
     */
    public record Held(Eip eip, @Nullable Instance instance) {}

    /** The address, or InvalidAllocationId.NotFound. */
    public Held lock(Caller caller, @Nullable String regionId, String allocationId) {
        var boundTo = jdbc.sql("select coalesce(instance_id, '') from eip where account_id = ? and id = ?")
                .params(caller.accountId(), allocationId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Resources.notFound(Eip.class));
        var instances = resources.hold(Instance.class, caller, List.of(boundTo));
        var eip = resources.lock(Eip.class, caller, regionId, allocationId);
        if (!boundTo.equals(Objects.requireNonNullElse(eip.instanceId, ""))) {
            throw new OptimisticLockingFailureException(allocationId + " was bound or taken off meanwhile");
        }
        return new Held(eip, instances.isEmpty() ? null : instances.getFirst());
    }
}
