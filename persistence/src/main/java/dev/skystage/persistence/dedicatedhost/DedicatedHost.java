package dev.skystage.persistence.dedicatedhost;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A simulated host that an account has for itself. */
@Entity
public class DedicatedHost extends Resource {
    public String zoneId;
    public String hostId;

    /** The families that the host serves again when it is released. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> sharedFamilies;

    public String type;
    public String name;
    public String description;
    /** on or off: whether instances that name no host may be placed on it. */
    public String autoPlacement;
    /** Migrate or Stop. */
    public String actionOnMaintenance;

    public @Nullable Integer slbUdpTimeout;
    public @Nullable Integer udpTimeout;
    public String chargeType;
    public @Nullable Integer period;
    public @Nullable String periodUnit;
    public boolean autoRenew;
    public @Nullable Integer autoRenewPeriod;
    public @Nullable Instant expiredAt;
    public @Nullable Instant autoReleaseAt;

    /** Why it is out of service: financial when its subscription has ended. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> locks = List.of();
}
