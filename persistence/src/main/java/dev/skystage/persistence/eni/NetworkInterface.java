package dev.skystage.persistence.eni;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An elastic network interface; its address is unique in the VSwitch. */
@Entity
public class NetworkInterface {
    @Id
    public String id;

    public String accountId;
    public String regionId;
    public String zoneId;
    public String vpcId;

    @Column(name = "vswitch_id")
    public String vSwitchId;

    public @Nullable String instanceId;
    public String type;
    public String status;
    public String name = "";
    public String description = "";
    public String macAddress;
    public String privateIp;
    public long address;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> securityGroupIds;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> tags = Map.of();

    public Instant createdAt;
    /** Null marks a new row, so that an assigned id needs no select before the insert. */
    @Version
    public @Nullable Integer version;
}
