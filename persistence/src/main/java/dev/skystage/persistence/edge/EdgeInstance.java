package dev.skystage.persistence.edge;

import dev.skystage.persistence.OwnedRow;
import dev.skystage.persistence.Stateful;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An instance of an edge region, bought for a period. Its region is the edge region. Sizes of disks are GiB. */
@Entity
@DynamicUpdate
public class EdgeInstance extends OwnedRow implements Stateful<EdgeStatus> {
    public String instanceType;
    public int cpu;
    public int memoryMib;
    public String imageId;
    public String osName;
    public String name;
    public String hostName;
    public String keyPairName = "";
    /** BandwidthByDay or 95BandwidthByMonth. */
    public String internetChargeType;

    public int systemDiskGib;
    /** 0 for no data disk. */
    public int dataDiskGib;

    public @Nullable String publicIp;
    public @Nullable String ipv6;
    /** Months of each automatic renewal; null if there is none. */
    public @Nullable Integer autoRenewPeriod;

    public Instant createdAt;
    /** When the paid period ends. */
    public Instant expiredAt;

    @Enumerated(EnumType.STRING)
    private EdgeStatus status = EdgeStatus.INITIAL;

    @Override
    public EdgeStatus status() {
        return status;
    }

    @Override
    public void become(EdgeStatus next) {
        status = next;
    }
}
