package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.persistence.vpc.NetworkStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A VSwitch as the lists show it. */
public record VSwitchView(
        String vSwitchId,
        String vpcId,
        String status,
        String cidrBlock,
        String ipv6CidrBlock,
        String zoneId,
        Long availableIpAddressCount,
        String description,
        String vSwitchName,
        String creationTime,
        Boolean isDefault,
        String resourceGroupId,
        String networkAclId,
        RouteTable routeTable,
        @ItemName("Tag") List<NetworkTag> tags) {
    public static final String COLUMNS =
            "vswitch.*, (select v.route_table_id from vpc v where v.id = vswitch.vpc_id) as route_table_id";

    /** Every VSwitch is bound to the system route table of its VPC. */
    public record RouteTable(String routeTableId, String routeTableType) {}

    public static VSwitchView of(ResultSet set, int index) throws SQLException {
        var row = new RowValues(set);
        return new VSwitchView(
                row.text("id"),
                row.text("vpc_id"),
                NetworkStatus.valueOf(row.text("status")).wire(),
                row.text("cidr_block"),
                row.text("ipv6_cidr_block"),
                row.text("zone_id"),
                (long) row.number("available_ip_count"),
                row.text("description"),
                row.text("name"),
                row.secondsOrEmpty("created_at"),
                row.flag("is_default"),
                row.text("resource_group_id"),
                "",
                new RouteTable(row.text("route_table_id"), "System"),
                NetworkTag.of(row));
    }
}
