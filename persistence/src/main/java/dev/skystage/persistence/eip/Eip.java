package dev.skystage.persistence.eip;

import dev.skystage.persistence.Resource;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An elastic IP address. Bandwidth is Mbit/s. */
@Entity
@DynamicUpdate
public class Eip extends Resource implements Stateful<EipStatus> {
    public String ip;
    public String name = "";
    public String description = "";
    public int bandwidth;
    public String internetChargeType;
    public String chargeType;
    public String isp;
    public @Nullable Instant expiredAt;
    public boolean deletionProtection;

    /** Why it is out of service: financial when its subscription has ended. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> locks = List.of();

    /** The instance or network interface that it is bound to, or is being bound to. */
    public @Nullable String instanceId;

    /** The kind of thing that it is bound to, as the API names it; "" if it is not bound. */
    public String instanceType = "";

    /** The private address of a network interface that it belongs to; "" for an instance. */
    public String privateIp = "";

    /** How it is bound to a network interface; "" if it is not bound to one. */
    public String mode = "";

    @Enumerated(EnumType.STRING)
    private EipStatus status = EipStatus.INITIAL;

    @Override
    public EipStatus status() {
        return status;
    }

    @Override
    public void become(EipStatus next) {
        status = next;
    }
}
