package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.RowValues;
import dev.skystage.persistence.vpc.NetworkStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** A VPC as the lists show it. The inner names of RouterTableIds and NatGatewayIds repeat the outer ones on the wire. */
public record VpcView(
        String vpcId,
        String regionId,
        String status,
        String vpcName,
        String creationTime,
        String cidrBlock,
        String ipv6CidrBlock,
        String vRouterId,
        String description,
        Boolean isDefault,
        String resourceGroupId,
        @ItemName("VSwitchId") List<String> vSwitchIds,
        @ItemName("UserCidr") List<String> userCidrs,
        @ItemName("SecondaryCidrBlock") List<String> secondaryCidrBlocks,
        @ItemName("NatGatewayIds") List<String> natGatewayIds,
        @ItemName("RouterTableIds") List<String> routerTableIds,
        @ItemName("Tag") List<NetworkTag> tags) {
    public static final String COLUMNS =
            "vpc.*, array(select s.id from vswitch s where s.vpc_id = vpc.id order by s.id desc) as vswitch_ids";

    public static VpcView of(ResultSet set, int index) throws SQLException {
        var row = new RowValues(set);
        return new VpcView(
                row.text("id"),
                row.text("region_id"),
                NetworkStatus.valueOf(row.text("status")).wire(),
                row.text("name"),
                row.secondsOrEmpty("created_at"),
                row.text("cidr_block"),
                row.text("ipv6_cidr_block"),
                row.text("vrouter_id"),
                row.text("description"),
                row.flag("is_default"),
                row.text("resource_group_id"),
                row.texts("vswitch_ids"),
                row.texts("user_cidrs"),
                List.of(),
                List.of(),
                List.of(row.text("route_table_id")),
                NetworkTag.of(row));
    }
}
