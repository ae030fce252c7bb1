package dev.skystage.controlplane.resources.eip;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.NetworkTag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.eip.EipStatus;
import java.util.List;

/** An elastic IP address as the lists show it. They show Mbit/s as text. */
public record EipView(
        @Column("id") String allocationId,

        @Column(value = "created_at", time = Time.SECONDS) String allocationTime,

        @Column("ip") String ipAddress,
        String status,
        String instanceId,
        String instanceType,
        String instanceRegionId,
        @Column("private_ip") String privateIpAddress,
        String mode,
        String bandwidth,
        String eipBandwidth,
        String internetChargeType,
        String chargeType,

        @Column(value = "expired_at", time = Time.MINUTES) String expiredTime,

        @WireName("ISP") String isp,
        @Always("public") String netmode,
        String regionId,
        String name,
        String description,
        @Column("description") String descritpion,
        String resourceGroupId,
        String businessStatus,
        boolean deletionProtection,
        @Always("false") @WireName("HDMonitorStatus") String hdMonitorStatus,
        @Always("false") String hasReservationData,
        @Always boolean secondLimited,
        @Always int serviceManaged,
        @Always String segmentInstanceId,
        @Always String bandwidthPackageId,
        @Always String bandwidthPackageType,
        @Always String bandwidthPackageBandwidth,

        @Column("region_id") @ItemName("AvailableRegion") List<String> availableRegions,

        @Column("locks") @ItemName("LockReason") List<Lock> operationLocks,
        @ItemName("Tag") List<NetworkTag> tags) {
    public static final Listing<EipView> EIPS = Listing.of("eip", EipView.class);

    public record Lock(String lockReason) {}

    static String businessStatus(List<String> locks) {
        return locks.isEmpty() ? "Normal" : "FinancialLocked";
    }

    static String status(EipStatus status) {
        return status.wire();
    }

    static String bandwidth(int bandwidth) {
        return Integer.toString(bandwidth);
    }

    static String eipBandwidth(int bandwidth) {
        return Integer.toString(bandwidth);
    }

    /** What the address is bound to is always in the address's own region. */
    static String instanceRegionId(String regionId, String instanceType) {
        return instanceType.isEmpty() ? "" : regionId;
    }
}
