package dev.skystage.controlplane.network;

import dev.skystage.persistence.network.Vpc;
import dev.skystage.persistence.network.Vswitch;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.util.List;
import org.springframework.stereotype.Component;

/** New networks, not yet persisted: with their ids, their creation time and what follows from their block. */
@Component
public record NewNetworks(Ids ids, CloudClock clock, VpcLifecycle vpcs, VswitchLifecycle vswitches) {
    /** A pending VPC with its router and system route table. */
    public Vpc vpc(String accountId, String regionId, Cidr block) {
        var vpc = new Vpc();
        vpc.id = ids.next("vpc");
        vpc.accountId = accountId;
        vpc.regionId = regionId;
        vpc.cidrBlock = block.toString();
        vpc.vrouterId = ids.next("vrt");
        vpc.routeTableId = ids.next("vtb");
        vpc.createdAt = clock.now();
        return vpc;
    }

    /** A pending VSwitch, all its addresses free. */
    public Vswitch vswitch(Vpc vpc, String zoneId, Cidr block) {
        var vswitch = new Vswitch();
        vswitch.id = ids.next("vsw");
        vswitch.accountId = vpc.accountId;
        vswitch.regionId = vpc.regionId;
        vswitch.vpcId = vpc.id;
        vswitch.zoneId = zoneId;
        vswitch.cidrBlock = block.toString();
        vswitch.availableIpCount = block.usable();
        vswitch.nextAddress = block.firstUsable();
        vswitch.createdAt = clock.now();
        return vswitch;
    }

    public SecurityGroup securityGroup(String accountId, String regionId) {
        var group = new SecurityGroup();
        group.id = ids.next("sg");
        group.accountId = accountId;
        group.regionId = regionId;
        group.createdAt = clock.now();
        return group;
    }

    /** A default VPC, usable at once. */
    Vpc defaultVpc(String accountId, String regionId, Cidr block, String cause) {
        var vpc = vpc(accountId, regionId, block);
        vpc.isDefault = true;
        vpcs.fire(List.of(vpc), NetworkEvent.CREATED, cause);
        return vpc;
    }

    /** A default VSwitch, usable at once. */
    Vswitch defaultVswitch(Vpc vpc, String zoneId, Cidr block, String cause) {
        var vswitch = vswitch(vpc, zoneId, block);
        vswitch.isDefault = true;
        vswitches.fire(List.of(vswitch), NetworkEvent.CREATED, cause);
        return vswitch;
    }
}
