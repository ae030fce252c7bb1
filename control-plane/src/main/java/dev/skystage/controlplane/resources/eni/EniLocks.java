package dev.skystage.controlplane.resources.eni;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks interfaces together with the instances that they are attached to: the instance first, as the order of locks
 * demands.
 */
@Component
public record EniLocks(Resources resources, JdbcClient jdbc) {
    /**
     * A locked interface.
     *
     * @param instance the instance it is attached to or about to be, held; null for an available one
     */
    public record Held(NetworkInterface eni, @Nullable Instance instance) {}

    /** The interface, or InvalidEniId.NotFound. */
    public Held lock(Caller caller, String regionId, String eniId) {
        var instanceId = jdbc.sql(
                        "select coalesce(instance_id, '') from network_interface where account_id = ? and id = ?")
                .params(caller.accountId(), eniId)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Resources.notFound(NetworkInterface.class));
        var instances = instanceId.isEmpty()
                ? List.<Instance>of()
                : resources.hold(Instance.class, caller, List.of(instanceId));
        var eni = resources.lock(NetworkInterface.class, caller, regionId, eniId);
        if (!instanceId.equals(Objects.requireNonNullElse(eni.instanceId, ""))) {
            throw new OptimisticLockingFailureException(eniId + " was attached or detached meanwhile");
        }
        return new Held(eni, instances.isEmpty() ? null : instances.getFirst());
    }
}
