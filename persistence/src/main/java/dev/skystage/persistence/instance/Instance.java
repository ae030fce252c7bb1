package dev.skystage.persistence.instance;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An ECS instance. Times are cloud time, sizes GiB or MiB as their names say. */
@Entity
@DynamicUpdate
public class Instance extends Resource implements Stateful<InstanceStatus> {
    public String zoneId;
    public String clusterId;
    public String name;
    public String description = "";
    public String hostName;
    public String serialNumber;
    public String imageId;
    public String osType;
    public String osName;
    public String osNameEn = "";
    public String instanceType;
    public String instanceTypeFamily;
    public int cpu;
    public int memoryMib;
    public int gpuAmount;
    public String gpuSpec = "";
    public int localStorageAmount;
    public int localStorageGib;
    public boolean ioOptimized;
    public String networkType;
    public String vpcId;

    @Column(name = "vswitch_id")
    public String vSwitchId;

    public String privateIp;
    public @Nullable String publicIp;
    public String internetChargeType;
    public int internetMaxBandwidthIn;
    public int internetMaxBandwidthOut;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> securityGroupIds;

    public String eniId;
    public String macAddress;
    public String chargeType;
    public @Nullable Integer period;
    public @Nullable String periodUnit;

    /** AutoRenewal, Normal or NotRenewal. */
    public String renewalStatus = "Normal";

    public @Nullable Integer autoRenewPeriod;
    public @Nullable String autoRenewUnit;

    /** When the subscription began; null for pay-as-you-go. */
    public @Nullable Instant subscribedAt;

    public @Nullable Instant typeChangedAt;
    public @Nullable Instant bandwidthChangedAt;

    /** When its network was changed last, if it has not been started since. */
    public @Nullable Instant networkChangedAt;

    /** How often a subscription was changed to a cheaper type. */
    public int downgrades;

    /** How often a subscription was changed to less bandwidth. */
    public int bandwidthDecreases;

    public @Nullable Instant expiredAt;

    /** When its automatic renewal could not be paid for; null if it could, or was not tried. */
    public @Nullable Instant renewalFailedAt;

    /** The number of an order about it that waits to be paid. */
    public @Nullable String unpaidOrder;

    public String spotStrategy;
    public BigDecimal spotPriceLimit = BigDecimal.ZERO;
    public String spotInterruptionBehavior = "";
    /** The number of hours during which it is not interrupted. */
    public int spotDuration = 1;

    /** When to look at the market for it. */
    public @Nullable Instant spotDueAt;

    public String stoppedMode;
    public @Nullable String deploymentSetId;
    /** default or host: whether it is on dedicated hosts of its owner. */
    public String tenancy = "default";
    /** default or host: whether it stays on its dedicated host. */
    public String affinity = "default";

    public @Nullable String dedicatedHostId;
    public @Nullable String hpcClusterId;
    public @Nullable String keyPairName;
    public @Nullable String ramRoleName;
    public @Nullable String creditSpecification;
    public boolean deletionProtection;
    public @Nullable String securityEnhancement;
    public boolean passwordSet;
    public boolean enableJumboFrame;
    public @Nullable String userData;

    /** The password of the management terminal, encrypted. */
    public @Nullable String vncPassword;

    public String actionOnMaintenance = "AutoRecover";
    public boolean notifyOnMaintenance;

    /** Beginning by end, both HH:mm:ss in UTC+8. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> maintenanceWindows = Map.of();

    public String privatePoolMatchCriteria = "Open";
    public String privatePoolId = "";
    public String httpEndpoint = "enabled";
    public String httpTokens = "optional";
    public int httpPutResponseHopLimit = 1;

    /** Options that were given at creation and that only answers read, by the names of their parameters. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> options = Map.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> locks = List.of();

    /** Since when it is out of service for overdue payment, if it is. */
    public @Nullable Instant overdueSince;

    public @Nullable Instant autoReleaseAt;
    public @Nullable Instant startedAt;

    @Enumerated(EnumType.STRING)
    private InstanceStatus status = InstanceStatus.INITIAL;

    @Override
    public InstanceStatus status() {
        return status;
    }

    @Override
    public void become(InstanceStatus next) {
        status = next;
    }
}
