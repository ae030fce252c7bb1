package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.placement.Placement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts instances into deployment sets, where they are or on another host. */
@Component
public record InstanceDeployments(Placement placement, Relocations relocations, InstanceReboots reboots) {
    private static final String REFUSED = "DeploymentSet.ModificationFailed";

    /**
     * Puts a locked instance into a locked set, or takes it out of the one it is in. If it cannot stay where it is and may
     * move, it moves; a running one is restarted then. One without a place finds one when it starts.
     *
     * @param mayMove whether another host will do
     */
    public void join(Instance instance, @Nullable DeploymentSet set, boolean mayMove, String cause) {
        // sets are not for dedicated hosts
        check(set == null || instance.tenancy.equals("default"), REFUSED);
        instance.deploymentSetId = set == null ? null : set.id;
        if (placement.join(instance.id, DeploymentStrategy.spread(set))) {
            return;
        }
        // what is on local disks cannot move
        check(mayMove && instance.localStorageAmount == 0 && relocations.move(instance), REFUSED);
        if (instance.status() == InstanceStatus.RUNNING) {
            reboots.by(cause).to(instance);
        }
    }
}
