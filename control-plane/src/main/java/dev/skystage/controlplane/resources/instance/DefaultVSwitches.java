package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives instances without a VSwitch the default one of their zone, if the caller may use it. */
@Component
record DefaultVSwitches(Networks networks, Authorizer authorizer) {
    VSwitch of(Caller caller, String regionId, String zoneId) {
        var vSwitch = networks.defaultVSwitch(caller, regionId, zoneId)
                .orElseThrow(() -> new ApiException("InvalidVSwitch.DefaultVSwitchNotSupport"));
        authorizer.checkFound(caller, regionId, ResourceType.VSWITCH, List.of(vSwitch.id));
        return vSwitch;
    }
}
