package dev.skystage.persistence.vpc;

import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A custom entry of the route table of a VPC: where traffic to a block goes. */
@Entity
@DynamicUpdate
public class RouteEntry implements Stateful<NetworkStatus> {
    @Id
    public String id;

    public String accountId;
    public String regionId;
    public String vpcId;
    public String destinationCidrBlock;

    /** Instance or NetworkInterface. */
    public String nextHopType;

    public String nextHopId;
    public String name = "";
    public String description = "";
    public Instant createdAt;

    /** Null marks a new row. */
    @Version
    public @Nullable Integer version;

    @Enumerated(EnumType.STRING)
    private NetworkStatus status = NetworkStatus.INITIAL;

    @Override
    public String id() {
        return id;
    }

    @Override
    public String accountId() {
        return accountId;
    }

    @Override
    public String regionId() {
        return regionId;
    }

    @Override
    public NetworkStatus status() {
        return status;
    }

    @Override
    public void become(NetworkStatus next) {
        status = next;
    }
}
