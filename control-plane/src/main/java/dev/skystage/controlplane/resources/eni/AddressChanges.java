package dev.skystage.controlplane.resources.eni;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What all actions share that change an interface's addresses. */
@Component
public record AddressChanges(EniLocks locks, Resources resources, EntityManager entities) {
    /**
     * Locks an interface whose addresses may be changed: available or in use, a primary one only while its instance
     * runs or is stopped.
     *
     * @param refusal the refusal of any other status
     */
    public EniLocks.Held lock(Caller caller, String regionId, String eniId, Function<String, ApiException> refusal) {
        var held = locks.lock(caller, regionId, eniId);
        var status = held.eni().status();
        var settled = status == EniStatus.AVAILABLE || status == EniStatus.IN_USE;
        if (!settled || (held.eni().isPrimary() && !isSettled(held.instance()))) {
            throw refusal.apply(status.wire());
        }
        return held;
    }

    /** The VSwitch of the interface, held. */
    public VSwitch vSwitch(Caller caller, NetworkInterface eni) {
        return resources.hold(VSwitch.class, caller, eni.regionId, eni.vSwitchId);
    }

    /** Writes the interface now, so that the counting that follows is the last thing in the transaction. */
    public void write() {
        entities.flush();
    }

    private static boolean isSettled(@Nullable Instance instance) {
        return instance != null
                && (instance.status() == InstanceStatus.RUNNING || instance.status() == InstanceStatus.STOPPED);
    }
}
