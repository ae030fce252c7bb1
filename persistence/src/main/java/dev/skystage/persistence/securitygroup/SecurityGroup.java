package dev.skystage.persistence.securitygroup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A security group of a VPC. */
@Entity
public class SecurityGroup {
    @Id
    public String id;

    public String accountId;
    public String regionId;
    public @Nullable String vpcId;
    public String name = "";
    public String description = "";
    public String type = "normal";
    public String resourceGroupId = "";
    public boolean serviceManaged;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> tags = Map.of();

    public Instant createdAt;
    /** Null marks a new row, so that an assigned id needs no select before the insert. */
    @Version
    public @Nullable Integer version;
}
