package dev.skystage.controlplane.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.network.Networks;
import dev.skystage.persistence.network.NetworkStatus;
import dev.skystage.persistence.network.Vpc;
import dev.skystage.persistence.network.Vswitch;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the VSwitches and security groups that a request names, usable ones only. */
@Component
class NetworkLookup {
    private static final int GROUPS_PER_INSTANCE = 5;
    private final Networks networks;
    private final EntityManager entities;

    NetworkLookup(Networks networks, EntityManager entities) {
        this.networks = networks;
        this.entities = entities;
    }

    Vswitch vswitch(String id, String regionId, Caller caller) {
        var vswitch = networks.findVswitch(caller, id)
                .filter(found -> found.regionId.equals(regionId))
                .orElseThrow(() ->
                        new ApiException("InvalidVSwitchId.NotFound", "Specified virtual switch does not exist."));
        check(vswitch.status() == NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus");
        check(
                vpc(vswitch).status() == NetworkStatus.AVAILABLE,
                "IncorrectVpcStatus",
                "Current VPC status does not support this operation.");
        return vswitch;
    }

    Vpc vpc(Vswitch vswitch) {
        var vpc = entities.find(Vpc.class, vswitch.vpcId);
        if (vpc == null) {
            throw new ApiException(
                    "VpcNotFound",
                    "Vpc is not found according to the specified VSwitch or the vpc does not belong to you.");
        }
        return vpc;
    }

    List<SecurityGroup> groups(List<String> ids, String regionId, Caller caller) {
        check(
                ids.size() <= GROUPS_PER_INSTANCE,
                "InstanceSecurityGroupLimitExceeded",
                "Exceeding the allowed amount of security groups of an instance.");
        return ids.stream()
                .map(id -> networks.findSecurityGroup(caller, id)
                        .filter(found -> found.regionId.equals(regionId))
                        .orElseThrow(() -> new ApiException("InvalidSecurityGroupId.NotFound")))
                .toList();
    }
}
