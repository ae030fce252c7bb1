package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.Allocation;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes and writes new instances with their disks and network interfaces. */
@Component
record NewInstances(
        Networks networks,
        PublicAddresses publicAddresses,
        NewInterfaces interfaces,
        NewDisks newDisks,
        DedicatedHosts dedicatedHosts,
        InstanceLifecycle lifecycle,
        EntityManager entities,
        InstanceRow row,
        CloudClock clock) {
    /** One instance per place, with the beginning of its history. */
    List<Instance> write(InstanceSpec spec, List<Allocation> places, Caller caller, boolean start) {
        var now = clock.now();
        var own = spec.placing().hosting().tenancy().equals("host")
                ? dedicatedHosts.byHost(places.stream().map(Allocation::hostId).toList())
                : Map.<String, String>of();
        var instances = new ArrayList<Instance>();
        for (var i = 0; i < places.size(); i++) {
            var instance = row.of(spec, places.get(i), caller, now);
            instance.name = spec.guest().names().instance(i, instance.id);
            instance.hostName = spec.guest().names().host(i, instance.id);
            instance.dedicatedHostId = own.get(places.get(i).hostId());
            instances.add(instance);
        }
        if (start && spec.bandwidth().out() > 0) {
            var addresses = publicAddresses.draw(places.size());
            ApiException.check(addresses.size() == places.size(), "OperationDenied.NoStock");
            for (var i = 0; i < places.size(); i++) {
                instances.get(i).publicIp = addresses.get(i);
            }
        }
        interfaces.attach(spec, vSwitch(spec, places, caller), instances, caller.requestId());
        lifecycle.begin(instances, caller.requestId());
        if (!start) {
            // Only RunInstances' instances are seen as Pending: the reference knows no such status (004 §6.4), the
            // product's lifecycle page has it before Starting only, and clients like libcloud start what CreateInstance
            // answers at once.
            lifecycle.fire(instances, InstanceEvent.CREATED, caller.requestId());
        }
        instances.forEach(entities::persist);
        newDisks.add(spec, instances, !start, caller.requestId());
        entities.flush();
        return instances;
    }

    /** The VSwitch that the request names, or the default one of the zone in which there is room. */
    private VSwitch vSwitch(InstanceSpec spec, List<Allocation> places, Caller caller) {
        var given = spec.network().vSwitch();
        return given != null
                ? given
                : networks.defaultVSwitch(
                                caller,
                                spec.placing().regionId(),
                                places.getFirst().zoneId())
                        .orElseThrow(() -> new ApiException("InvalidVSwitch.DefaultVSwitchNotSupport"));
    }
}
