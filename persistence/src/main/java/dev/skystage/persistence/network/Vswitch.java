package dev.skystage.persistence.network;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A subnet of a VPC in one zone. Addresses are given out under its row lock. */
@Entity
public class Vswitch {
    @Id
    public String id;

    public String accountId;
    public String regionId;
    public String vpcId;
    public String zoneId;
    public String name = "";
    public String description = "";
    public String cidrBlock;
    public String status;
    public boolean isDefault;
    public String resourceGroupId = "";
    public int availableIpCount;
    public long nextAddress;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> tags = Map.of();

    public Instant createdAt;
    /** Null marks a new row, so that an assigned id needs no select before the insert. */
    @Version
    public @Nullable Integer version;
}
