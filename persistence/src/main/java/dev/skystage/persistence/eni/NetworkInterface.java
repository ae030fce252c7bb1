package dev.skystage.persistence.eni;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An elastic network interface; each of its addresses is unique in the VSwitch. */
@Entity
@DynamicUpdate
public class NetworkInterface extends Resource implements Stateful<EniStatus> {
    public static final String PRIMARY = "Primary";
    public static final String SECONDARY = "Secondary";

    /** The SQL functions have the same number. */
    private static final int ADDRESSES_OF_PREFIX = 16;

    public String zoneId;
    public String vpcId;

    @Column(name = "vswitch_id")
    public String vSwitchId;

    /** The instance that it is attached to, or is being attached to. */
    public @Nullable String instanceId;

    public String type = SECONDARY;
    public String name = "";
    public String description = "";
    public String macAddress;
    public String privateIp;

    /** The primary private address as a number. */
    public long address;

    /** Further private IPv4 addresses. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> secondaryIps = List.of();

    /** IPv6 addresses in canonical form. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> ipv6Ips = List.of();

    /** Blocks of sixteen private IPv4 addresses, such as 10.0.0.16/28. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> ipv4Prefixes = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> securityGroupIds;

    /** Whether it is deleted with its instance. */
    public boolean deleteOnRelease = true;

    public @Nullable Integer queueNumber;

    /** Standard or HighPerformance. */
    public String trafficMode = "Standard";

    public @Nullable Integer queuePairNumber;

    /** Whether it drops traffic that is neither from nor to its own addresses. */
    public boolean sourceDestCheck;

    @Enumerated(EnumType.STRING)
    private EniStatus status = EniStatus.INITIAL;

    @Override
    public EniStatus status() {
        return status;
    }

    @Override
    public void become(EniStatus next) {
        status = next;
    }

    /** How many addresses of its VSwitch it has. */
    public int addresses() {
        return 1 + secondaryIps.size() + ADDRESSES_OF_PREFIX * ipv4Prefixes.size();
    }

    public boolean isPrimary() {
        return type.equals(PRIMARY);
    }
}
