package dev.skystage.persistence.vpc;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A custom entry of the route table of a VPC: where traffic to a block goes. */
@Entity
public class RouteEntry {
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
}
