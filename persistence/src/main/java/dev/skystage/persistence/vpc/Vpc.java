package dev.skystage.persistence.vpc;

import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A virtual private cloud with its router and system route table. */
@Entity
@DynamicUpdate
public class Vpc implements Stateful<NetworkStatus> {
    @Id
    public String id;

    public String accountId;
    public String regionId;
    public String name = "";
    public String description = "";
    public String cidrBlock;
    public boolean isDefault;
    public String vrouterId;
    public String routeTableId;
    public String resourceGroupId = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> userCidrs = List.of();

    public String ipv6CidrBlock = "";

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> tags = Map.of();

    public Instant createdAt;
    /** Null marks a new row, so that an assigned id needs no select before the insert. */
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
    public NetworkStatus status() {
        return status;
    }

    @Override
    public void become(NetworkStatus next) {
        status = next;
    }
}
