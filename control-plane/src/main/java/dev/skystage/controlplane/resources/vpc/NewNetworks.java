package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.persistence.vpc.Vpc;
import dev.skystage.scheduler.clock.Ids;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes VPCs and VSwitches, not persisted yet, with their ids, their creation time and what follows from their block.
 */
@Component
public record NewNetworks(Resources resources, Ids ids, VpcLifecycle vpcs, VSwitchLifecycle vSwitches) {
    /** A pending VPC with its router and system route table. */
    public Vpc vpc(String accountId, String regionId, Cidr block, String cause) {
        var vpc = resources.fresh(new Vpc(), accountId, regionId);
        vpc.cidrBlock = block.toString();
        vpc.vrouterId = ids.next("vrt");
        vpc.routeTableId = ids.next("vtb");
        vpcs.begin(List.of(vpc), cause);
        return vpc;
    }

    /** A pending VSwitch, all its addresses free. */
    public VSwitch vSwitch(Vpc vpc, String zoneId, Cidr block, String cause) {
        var vSwitch = resources.fresh(new VSwitch(), vpc.accountId, vpc.regionId);
        vSwitch.vpcId = vpc.id;
        vSwitch.zoneId = zoneId;
        vSwitch.cidrBlock = block.toString();
        vSwitch.availableIpCount = block.usable();
        vSwitches.begin(List.of(vSwitch), cause);
        return vSwitch;
    }

    public SecurityGroup securityGroup(String accountId, String regionId) {
        return resources.fresh(new SecurityGroup(), accountId, regionId);
    }

    /** A default VPC, usable at once. */
    Vpc defaultVpc(String accountId, String regionId, Cidr block, String cause) {
        var vpc = vpc(accountId, regionId, block, cause);
        vpc.isDefault = true;
        vpcs.fire(List.of(vpc), NetworkEvent.CREATED, cause);
        return vpc;
    }

    /** A default VSwitch, usable at once. */
    VSwitch defaultVSwitch(Vpc vpc, String zoneId, Cidr block, String cause) {
        var vSwitch = vSwitch(vpc, zoneId, block, cause);
        vSwitch.isDefault = true;
        vSwitches.fire(List.of(vSwitch), NetworkEvent.CREATED, cause);
        return vSwitch;
    }
}
