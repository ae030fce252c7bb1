package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds the instances and interfaces that entries of a route table can send traffic to. */
@Component
record NextHops(Resources resources) {
    static final String INSTANCE = "Instance";
    private static final String INTERFACE = "NetworkInterface";

    /**
     * The VPCs of the next hops, by their types and ids. The next hops are locked, so that nobody releases them
     * meanwhile.
     */
    Map<String, String> of(Caller caller, String regionId, List<Routes.Wanted> wanted) {
        var vpcs = new HashMap<String, String>();
        for (var instance : resources.lock(Instance.class, caller, ids(wanted, INSTANCE))) {
            if (instance.regionId.equals(regionId) && instance.status() != InstanceStatus.RELEASING) {
                vpcs.put(INSTANCE + instance.id, instance.vpcId);
            }
        }
        for (var eni : resources.lock(NetworkInterface.class, caller, ids(wanted, INTERFACE))) {
            if (eni.regionId.equals(regionId)) {
                vpcs.put(INTERFACE + eni.id, eni.vpcId);
            }
        }
        return vpcs;
    }

    private static List<String> ids(List<Routes.Wanted> wanted, String type) {
        return wanted.stream()
                .filter(entry -> entry.hopType().equals(type))
                .map(entry -> Texts.orEmpty(entry.nextHopId()))
                .distinct()
                .toList();
    }
}
