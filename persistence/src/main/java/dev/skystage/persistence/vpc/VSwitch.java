package dev.skystage.persistence.vpc;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A subnet of a VPC in one zone. It has the number of its free addresses; which addresses are taken is known from its
 * interfaces.
 */
@Entity
@DynamicUpdate
public class VSwitch extends Resource implements Stateful<NetworkStatus> {
    public String vpcId;
    public String zoneId;
    public String name = "";
    public String description = "";
    public String cidrBlock;
    public boolean isDefault;
    public String ipv6CidrBlock = "";
    public int availableIpCount;

    @Enumerated(EnumType.STRING)
    private NetworkStatus status = NetworkStatus.INITIAL;

    @Override
    public NetworkStatus status() {
        return status;
    }

    @Override
    public void become(NetworkStatus next) {
        status = next;
    }
}
