package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.persistence.deploymentset.DeploymentSet;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.placement.Placement;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts instances into deployment sets, on the host they are on or on another one. */
@Component
public record InstanceDeployments(Placement placement, Relocations relocations, InstanceReboots reboots) {
    private static final String REFUSED = "DeploymentSet.ModificationFailed";

    /**
     * Puts a locked instance into a locked set, or takes it out of the one it is in. If its host is wrong for the set
     * it moves, if it may; a running one is restarted then. An instance without a place finds one when it starts.
     *
     * @param mayMove whether it may be moved to another host
     */
    public void join(Instance instance, @Nullable DeploymentSet set, boolean mayMove, String cause) {
        // deployment sets do not work with dedicated hosts
        check(set == null || instance.tenancy.equals("default"), REFUSED);
        instance.deploymentSetId = set == null ? null : set.id;
        if (placement.join(instance.id, DeploymentStrategy.spread(set))) {
            return;
        }
        // data on local disks cannot move
        check(mayMove && instance.localStorageAmount == 0 && relocations.move(instance), REFUSED);
        if (instance.status() == InstanceStatus.RUNNING) {
            reboots.by(cause).to(instance);
        }
    }
}
