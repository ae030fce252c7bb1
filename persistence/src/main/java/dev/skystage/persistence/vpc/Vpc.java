package dev.skystage.persistence.vpc;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A virtual private cloud with its router and system route table. */
@Entity
@DynamicUpdate
public class Vpc extends Resource implements Stateful<NetworkStatus> {
    public String name = "";
    public String description = "";
    public String cidrBlock;
    public boolean isDefault;
    public String vrouterId;
    public String routeTableId;
    public String routeTableName = "";
    public String routeTableDescription = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> userCidrs = List.of();

    /** Further blocks for VSwitches, beside its own. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> secondaryCidrBlocks = List.of();

    public String ipv6CidrBlock = "";
    public boolean dnsHostname;
    public boolean routePropagation = true;

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
