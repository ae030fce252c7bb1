package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.NetworkTag;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.vpc.NetworkStatus;
import java.util.List;

/** A VSwitch as the lists show it. */
public record VSwitchView(
        @Column("id") String vSwitchId,
        String vpcId,
        String status,
        String cidrBlock,
        String ipv6CidrBlock,
        boolean enabledIpv6,
        String zoneId,
        @Column("available_ip_count") long availableIpAddressCount,
        String description,
        @Column("name") String vSwitchName,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        boolean isDefault,
        String resourceGroupId,
        @Always String networkAclId,
        RouteTable routeTable,
        @ItemName("Tag") List<NetworkTag> tags) {
    public static final Listing<VSwitchView> VSWITCHES = Listing.of("vswitch", VSwitchView.class)
            .with("route_table_id", "select v.route_table_id from vpc v where v.id = vswitch.vpc_id");

    /** Every VSwitch is bound to the system route table of its VPC. */
    public record RouteTable(
            String routeTableId, @Always("System") String routeTableType) {}

    static boolean enabledIpv6(@Column("ipv6_cidr_block") String block) {
        return !block.isEmpty();
    }

    static String status(NetworkStatus status) {
        return status.wire();
    }
}
