package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.eip.EipBindings;
import dev.skystage.controlplane.resources.eni.EniEvent;
import dev.skystage.controlplane.resources.eni.EniLifecycle;
import dev.skystage.controlplane.resources.vpc.RouteTables;
import dev.skystage.persistence.eni.EniRows;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What happens to the network of instances that are released. Interfaces that stay are detached first, and the
 * instances' other interfaces are deleted; elastic addresses become free, and routes to what is deleted are removed.
 */
@Component
record NetworkReleases(EniRows rows, EniLifecycle lifecycle, EipBindings addresses, RouteTables routes) {
    void releaseWith(List<String> instanceIds, String cause) {
        var staying = rows.lockKeptOf(instanceIds);
        lifecycle.fire(staying, EniEvent.INSTANCE_RELEASED, cause);
        rows.writeDetached(staying);
        addresses.releaseFrom(instanceIds, cause);
        routes.removeThoseTo(instanceIds);
    }
}
