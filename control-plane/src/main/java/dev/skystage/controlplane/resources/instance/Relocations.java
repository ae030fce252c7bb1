package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.deploymentset.DeploymentSets;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.placement.Allocation;
import dev.skystage.scheduler.placement.Capacity;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.placement.PlacementRequest;
import dev.skystage.scheduler.placement.PlacementRequest.Size;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives existing instances another place that suits their size, their deployment set and their dedicated hosts. */
@Component
record Relocations(Placement placement, DeploymentSets sets, DedicatedHosts dedicatedHosts) {
    /** Moves a locked instance to another host; false if none is suitable. */
    boolean move(Instance instance) {
        return settle(instance, placement.move(of(instance)).stream().findFirst());
    }

    /** Moves a locked instance to another one of these hosts; false if none is suitable. */
    boolean move(Instance instance, Where hosts) {
        return settle(instance, placement.move(of(instance).at(hosts)).stream().findFirst());
    }

    /** Makes the place of a locked instance as large as the instance is now, on the same host or another. */
    boolean resize(Instance instance) {
        return settle(instance, placement.resize(of(instance)));
    }

    private PlacementRequest of(Instance instance) {
        var size = new Size(
                instance.instanceType,
                instance.instanceTypeFamily,
                new Capacity(
                        instance.cpu,
                        instance.memoryMib,
                        instance.gpuAmount,
                        (long) instance.localStorageAmount * instance.localStorageGib));
        return PlacementRequest.of(instance.accountId, instance.regionId, List.of(instance.zoneId), size)
                .in(sets.spread(instance.deploymentSetId))
                .at(dedicatedHosts.again(instance))
                .of(List.of(instance.id));
    }

    private boolean settle(Instance instance, Optional<Allocation> place) {
        place.ifPresent(found -> {
            instance.clusterId = found.clusterId();
            dedicatedHosts.noteHost(instance, found.hostId());
        });
        return place.isPresent();
    }
}
