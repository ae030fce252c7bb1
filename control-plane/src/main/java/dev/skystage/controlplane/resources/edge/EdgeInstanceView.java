package dev.skystage.controlplane.resources.edge;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Always;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.edge.EdgeStatus;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An instance of an edge region as DescribeInstances of ENS shows it. Sizes of memory and disks are MiB. */
public record EdgeInstanceView(
        @Column("id") String instanceId,
        @Column("name") String instanceName,
        String hostName,
        String status,
        @Column("region_id") String ensRegionId,
        @Column("instance_type") String specName,
        String cpu,
        @Column("memory_mib") int memory,
        int disk,
        String imageId,
        @WireName("OSName") String osName,
        String keyPairName,
        @Always("EnsInstance") String instanceResourceType,
        PublicIpAddress publicIpAddress,

        @ItemName("PublicIpAddress") List<PublicIp> publicIpAddresses,

        SystemDisk systemDisk,
        DataDisks dataDisk,
        @Column(value = "created_at", time = Time.SECONDS) String creationTime,
        @Column(value = "expired_at", time = Time.SECONDS) String expiredTime) {
    public static final Listing<EdgeInstanceView> INSTANCES = Listing.of("edge_instance", EdgeInstanceView.class);

    private static final int MIB = 1024;

    /** The public addresses of an instance, IPv4 first. */
    public record PublicIpAddress(List<String> ipAddress) {}

    /** One of the same addresses; here each is an object. */
    public record PublicIp(String ip) {}

    /** A disk. */
    public record SystemDisk(String category, int size) {}

    /** The other disks. */
    public record DataDisks(List<SystemDisk> dataDisk) {}

    static String status(EdgeStatus status) {
        return status.wire();
    }

    static int disk(@Column("system_disk_gib") int system, @Column("data_disk_gib") int data) {
        return (system + data) * MIB;
    }

    static PublicIpAddress publicIpAddress(
            @Column("public_ip") @Nullable String ip, @Column("ipv6") @Nullable String ipv6) {
        return new PublicIpAddress(all(ip, ipv6));
    }

    static List<PublicIp> publicIpAddresses(
            @Column("public_ip") @Nullable String ip, @Column("ipv6") @Nullable String ipv6) {
        return all(ip, ipv6).stream().map(PublicIp::new).toList();
    }

    private static List<String> all(@Nullable String ip, @Nullable String ipv6) {
        return Stream.of(ip, ipv6).flatMap(Stream::ofNullable).toList();
    }

    static SystemDisk systemDisk(@Column("system_disk_gib") int size) {
        return ofGib(size);
    }

    static DataDisks dataDisk(@Column("data_disk_gib") int size) {
        return new DataDisks(size == 0 ? List.of() : List.of(ofGib(size)));
    }

    private static SystemDisk ofGib(int gib) {
        return new SystemDisk("cloud_efficiency", gib * MIB);
    }
}
