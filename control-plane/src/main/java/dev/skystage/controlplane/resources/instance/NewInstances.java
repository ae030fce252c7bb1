package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.placement.Allocation;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes and writes new instances with their disks and network interfaces. */
@Component
record NewInstances(
        PublicAddresses publicAddresses,
        NewInterfaces interfaces,
        NewDisks newDisks,
        InstanceLifecycle lifecycle,
        EntityManager entities,
        InstanceRow row) {
    /** One instance per place, with its first history entry. */
    List<Instance> write(InstanceSpec spec, List<Allocation> places, Caller caller, boolean start) {
        var instances = row.of(spec, places, caller);
        if (start && spec.bandwidth().out() > 0) {
            var addresses = publicAddresses.draw(places.size());
            ApiException.check(addresses.size() == places.size(), "OperationDenied.NoStock");
            for (var i = 0; i < places.size(); i++) {
                instances.get(i).publicIp = addresses.get(i);
            }
        }
        interfaces.attach(spec, instances, caller);
        lifecycle.begin(instances, caller.requestId());
        if (!start) {
            // Only instances of RunInstances are seen as Pending. The reference has no such status (004 §6.4), the
            // product's lifecycle page shows it only before Starting, and clients like libcloud start at once what
            // CreateInstance returns.
            lifecycle.fire(instances, InstanceEvent.CREATED, caller.requestId());
        }
        instances.forEach(entities::persist);
        newDisks.add(spec, instances, !start, caller.requestId());
        entities.flush();
        return instances;
    }
}
