package dev.skystage.persistence.eni;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An elastic network interface; its address is unique in the VSwitch. */
@Entity
public class NetworkInterface extends Resource {
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
}
