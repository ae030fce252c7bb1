package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts instances into deployment sets, where they are or on another host. */
@Component
public record InstanceDeployments(Placement placement, InstanceReboots reboots) {
    private static final String REFUSED = "DeploymentSet.ModificationFailed";

    /**
     * Puts a locked instance into a locked set, or takes it out of the one it is in. If it cannot stay where it is and may
     * move, it moves; a running one is restarted then. One without a place finds one when it starts.
     *
     * @param mayMove whether another host will do
     */
    public void join(Instance instance, @Nullable DeploymentSet set, boolean mayMove, String cause) {
        var id = set == null ? null : set.id;
        var together = set != null && DeploymentStrategy.isTogether(set);
        // sets are not for dedicated hosts
        check(set == null || instance.tenancy.equals("default"), REFUSED);
        instance.deploymentSetId = id;
        if (placement.join(instance.id, id, together)) {
            return;
        }
        // what is on local disks cannot move
        check(mayMove && instance.localStorageAmount == 0, REFUSED);
        var kind = PlaceKind.of(instance, id, together, Where.ANYWHERE);
        var places = placement.move(kind.request(List.of(instance.id)));
        check(!places.isEmpty(), REFUSED);
        instance.clusterId = places.getFirst().clusterId();
        if (instance.status() == InstanceStatus.RUNNING) {
            reboots.by(cause).to(instance);
        }
    }
}
