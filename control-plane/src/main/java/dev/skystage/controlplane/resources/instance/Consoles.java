package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Instances whose console can be looked at. */
@Component
public record Consoles(Instances instances, InstanceTypes types, Regions regions) {
    /** The instance in one of these statuses; InvalidParameter, IncorrectInstanceStatus or NotSupported. */
    public Instance find(Caller caller, String regionId, String instanceId, Set<InstanceStatus> statuses) {
        var region = regions.require(regionId);
        var instance = instances
                .find(caller, region.id(), instanceId)
                .orElseThrow(() -> new ApiException("InvalidParameter", "instanceId"));
        check(
                statuses.contains(instance.status()),
                "IncorrectInstanceStatus",
                instance.status().wire());
        var retired = types.find(instance.instanceType)
                .filter(InstanceType::isPhasedOut)
                .isPresent();
        check(!retired, "NotSupported", instance.id);
        return instance;
    }
}
