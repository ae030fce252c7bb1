package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.vpc.Vpc;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Links of classic instances to VPCs. Every instance of this cloud is in a VPC, so there are none. */
@Component
public record ClassicLinks(Regions regions, Instances instances, Resources resources) {
    private static final Set<InstanceStatus> SETTLED = Set.of(InstanceStatus.RUNNING, InstanceStatus.STOPPED);

    /** Refuses as for a link that cannot be made or does not exist. */
    public void examine(Caller caller, String regionId, String instanceId, String vpcId) {
        regions.require(regionId, "InvalidRegionId.Malformed");
        var instance = instances.find(caller, instanceId).orElseThrow(() -> Resources.notFound(Instance.class));
        check(resources.find(Vpc.class, caller, vpcId).isPresent(), "InvalidVpcId.Malformed");
        check(SETTLED.contains(instance.status()), "InvalidStatus.InstanceStatus");
        check(instance.networkType.equals("classic"), "InvalidInstanceId.MalFormed");
    }
}
