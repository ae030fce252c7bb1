package dev.skystage.controlplane.resources.vpc;

import dev.skystage.controlplane.api.Arranged;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.NetworkTag;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.vpc.NetworkStatus;
import java.util.List;

/**
 * A VPC as the lists show it. The inner names of RouterTableIds and NatGatewayIds repeat the outer ones on the wire.
 */
@Arranged({
    "VpcName",
    "Description",
    "IsDefault",
    "CenStatus",
    "NatGatewayIds",
    "ResourceGroupId",
    "UserCidrs",
    "NetworkAclNum",
    "RouterTableIds",
    "VpcId",
    "VRouterId",
    "CreationTime",
    "Status",
    "CidrBlock",
    "VSwitchIds",
    "RegionId",
    "Ipv6CidrBlock"
})
public record VpcView(
        @Flat Facts facts,
        @Always @ItemName("NatGatewayIds") List<String> natGatewayIds,

        @Column("route_table_id") @ItemName("RouterTableIds")
        List<String> routerTableIds,

        @Always("Detached") String cenStatus,
        @Always int networkAclNum) {
    /** The ids of the VSwitches of a VPC, the newest first. */
    public static final String VSWITCH_IDS =
            "array(select s.id from vswitch s where s.vpc_id = vpc.id order by s.id desc)";

    public static final Listing<VpcView> VPCS = Listing.of("vpc", VpcView.class).with("vswitch_ids", VSWITCH_IDS);

    /** The values that every view of a VPC shows. */
    public record Facts(
            @Column("id") String vpcId,
            String regionId,
            String status,
            @Column("name") String vpcName,

            @Column(value = "created_at", time = Time.SECONDS)
            String creationTime,

            String cidrBlock,
            String ipv6CidrBlock,
            boolean enabledIpv6,
            @ItemName("Ipv6CidrBlock") List<Ipv6Block> ipv6CidrBlocks,
            String dnsHostnameStatus,
            @Column("vrouter_id") String vRouterId,
            String description,
            boolean isDefault,
            String resourceGroupId,
            @Column("vswitch_ids") @ItemName("VSwitchId") List<String> vSwitchIds,
            @ItemName("UserCidr") List<String> userCidrs,
            @ItemName("SecondaryCidrBlock") List<String> secondaryCidrBlocks,
            @ItemName("Tag") List<NetworkTag> tags) {
        static String status(NetworkStatus status) {
            return status.wire();
        }

        static boolean enabledIpv6(@Column("ipv6_cidr_block") String block) {
            return !block.isEmpty();
        }

        static List<Ipv6Block> ipv6CidrBlocks(@Column("ipv6_cidr_block") String block) {
            return block.isEmpty() ? List.of() : List.of(new Ipv6Block(block, "BGP"));
        }

        static String dnsHostnameStatus(@Column("dns_hostname") boolean on) {
            return on ? "ENABLED" : "DISABLED";
        }
    }

    /** One of the IPv6 blocks, with its line: as everywhere in this cloud, BGP. */
    public record Ipv6Block(String ipv6CidrBlock, String ipv6Isp) {}
}
