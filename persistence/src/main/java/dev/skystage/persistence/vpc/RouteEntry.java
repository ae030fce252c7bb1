package dev.skystage.persistence.vpc;

import dev.skystage.persistence.OwnedRow;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** A custom entry of the route table of a VPC: where traffic to a block goes. */
@Entity
@DynamicUpdate
public class RouteEntry extends OwnedRow implements Stateful<NetworkStatus> {
    public String vpcId;
    public String destinationCidrBlock;

    /** Instance or NetworkInterface. */
    public String nextHopType;

    public String nextHopId;
    public String name = "";
    public String description = "";
    public Instant createdAt;

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
