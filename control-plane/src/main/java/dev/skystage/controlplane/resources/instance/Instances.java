package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.stereotype.Component;

/** Finds the caller's instances. */
@Component
public class Instances {
    private final EntityManager entities;

    Instances(EntityManager entities) {
        this.entities = entities;
    }

    /** Locks the instance, or InvalidInstanceId.NotFound: missing, another account's, or being released. */
    public Instance lock(Caller caller, String instanceId) {
        return lock(caller, instanceId, "InvalidInstanceId.NotFound");
    }

    /** The same for actions that have another code for it. */
    public Instance lock(Caller caller, String instanceId, String missing) {
        var instance = entities.find(Instance.class, instanceId, LockModeType.PESSIMISTIC_WRITE);
        if (instance == null
                || !instance.accountId.equals(caller.accountId())
                || instance.status() == InstanceStatus.RELEASING) {
            throw new ApiException(missing);
        }
        return instance;
    }
}
