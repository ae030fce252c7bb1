package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.eni.EniEvent;
import dev.skystage.controlplane.resources.eni.EniLifecycle;
import dev.skystage.persistence.eni.EniRows;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What becomes of the network interfaces of instances that are released: those that stay are detached, so that what is
 * left of the instances' interfaces goes with them.
 */
@Component
record InterfaceReleases(EniRows rows, EniLifecycle lifecycle) {
    void releaseWith(List<String> instanceIds, String cause) {
        var staying = rows.lockKeptOf(instanceIds);
        lifecycle.fire(staying, EniEvent.INSTANCE_RELEASED, cause);
        rows.writeDetached(staying);
    }
}
