package dev.skystage.controlplane.resources.eni;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network interface as the API shows it. Empty lists are shown too: clients read them without asking whether they are
 * there.
 */
public record InterfaceView(
        @Column("id") String networkInterfaceId,
        @Column("name") String networkInterfaceName,
        String description,
        String type,
        String status,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        String instanceId,
        Attachment attachment,
        String macAddress,
        @Column("private_ip") String privateIpAddress,
        String vpcId,
        @Column("vswitch_id") String vSwitchId,
        String zoneId,
        @Column("account_id") String ownerId,
        String resourceGroupId,
        boolean deleteOnRelease,
        boolean sourceDestCheck,
        @Nullable Integer queueNumber,
        @Column("traffic_mode") String networkInterfaceTrafficMode,
        @Nullable Integer queuePairNumber,
        @Always boolean serviceManaged,
        @ItemName("SecurityGroupId") List<String> securityGroupIds,
        AssociatedPublicIp associatedPublicIp,
        @ItemName("PrivateIpSet") List<PrivateIp> privateIpSets,

        @Column("ipv6_ips") @ItemName("Ipv6Set") List<Ipv6> ipv6Sets,

        @Column("ipv4_prefixes") @ItemName("Ipv4PrefixSet") List<Ipv4Prefix> ipv4PrefixSets,
        @Always @ItemName("Ipv6PrefixSet") List<String> ipv6PrefixSets,
        @ItemName("Tag") List<TagView> tags) {
    public static final Listing<InterfaceView> INTERFACES =
            Listing.of("network_interface", InterfaceView.class).with("elastic_ips", """
                    array(select e.private_ip || ' ' || e.id || ' ' || e.ip from eip e
                          where e.instance_id = network_interface.id and e.status in ('IN_USE', 'UNASSOCIATING'))""");

    /** What it is attached to; empty for an interface that is not attached. */
    public record Attachment(
            @Nullable String instanceId,
            @Nullable Integer deviceIndex,
            @Nullable Integer networkCardIndex) {
        static final Attachment NONE = new Attachment(null, null, null);
    }

    /** The elastic IP address of an interface or of one of its private addresses; empty without one. */
    public record AssociatedPublicIp(
            @Nullable String allocationId, @Nullable String publicIpAddress) {
        static final AssociatedPublicIp NONE = new AssociatedPublicIp(null, null);
    }

    public record PrivateIp(String privateIpAddress, boolean primary, AssociatedPublicIp associatedPublicIp) {}

    public record Ipv6(String ipv6Address) {}

    public record Ipv4Prefix(String ipv4Prefix) {}

    static String status(EniStatus status) {
        return status.wire();
    }

    static Attachment attachment(@Nullable String instanceId, String type) {
        return instanceId == null
                ? Attachment.NONE
                : new Attachment(instanceId, type.equals(NetworkInterface.PRIMARY) ? 0 : 1, 0);
    }

    static AssociatedPublicIp associatedPublicIp(String privateIp, List<String> elasticIps) {
        return elasticIps.stream()
                .map(row -> row.split(" ", -1))
                .filter(row -> row[0].equals(privateIp))
                .findFirst()
                .map(row -> new AssociatedPublicIp(row[1], row[2]))
                .orElse(AssociatedPublicIp.NONE);
    }

    static List<PrivateIp> privateIpSets(String privateIp, List<String> secondaryIps, List<String> elasticIps) {
        return Stream.concat(
                        Stream.of(new PrivateIp(privateIp, true, associatedPublicIp(privateIp, elasticIps))),
                        secondaryIps.stream().map(ip -> new PrivateIp(ip, false, associatedPublicIp(ip, elasticIps))))
                .toList();
    }
}
