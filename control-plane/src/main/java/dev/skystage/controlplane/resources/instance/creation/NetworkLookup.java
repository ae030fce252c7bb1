package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
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

    VSwitch vSwitch(String id, String regionId, Caller caller) {
        var vSwitch = networks.findVSwitch(caller, id)
                .filter(found -> found.regionId.equals(regionId))
                .orElseThrow(() ->
                        new ApiException("InvalidVSwitchId.NotFound", "Specified virtual switch does not exist."));
        check(vSwitch.status() == NetworkStatus.AVAILABLE, "IncorrectVSwitchStatus");
        check(
                vpc(vSwitch).status() == NetworkStatus.AVAILABLE,
                "IncorrectVpcStatus",
                "Current VPC status does not support this operation.");
        return vSwitch;
    }

    Vpc vpc(VSwitch vSwitch) {
        var vpc = entities.find(Vpc.class, vSwitch.vpcId);
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
