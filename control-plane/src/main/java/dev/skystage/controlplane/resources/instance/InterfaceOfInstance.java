package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ItemName;
import dev.skystage.persistence.eni.NetworkInterface;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network interface as DescribeInstances shows it. What every instance has is in the instance's own row;
 * secondary interfaces and further addresses are kept there in one column, by triggers.
 */
public record InterfaceOfInstance(
        String networkInterfaceId,
        String macAddress,
        String type,
        String primaryIpAddress,
        @ItemName("PrivateIpSet") List<PrivateIp> privateIpSets,
        @ItemName("Ipv6Set") List<Ipv6> ipv6Sets,
        @ItemName("Ipv4PrefixSet") List<Ipv4Prefix> ipv4PrefixSets,
        @ItemName("Ipv6PrefixSet") List<String> ipv6PrefixSets) {
    public record PrivateIp(String privateIpAddress, boolean primary) {}

    public record Ipv6(String ipv6Address) {}

    public record Ipv4Prefix(String ipv4Prefix) {}

    /** The interfaces of an instance, its primary one first. */
    static List<InterfaceOfInstance> all(String primaryId, String macAddress, String privateIp, List<String> notable) {
        var plain = new InterfaceOfInstance(
                primaryId,
                macAddress,
                NetworkInterface.PRIMARY,
                privateIp,
                List.of(new PrivateIp(privateIp, true)),
                List.of(),
                List.of(),
                List.of());
        if (notable.isEmpty()) {
            return List.of(plain);
        }
        var primary = notable.stream()
                .filter(row -> row.startsWith(primaryId))
                .findFirst()
                .map(row -> of(NetworkInterface.PRIMARY, row))
                .orElse(plain);
        var others = notable.stream()
                .filter(row -> !row.startsWith(primaryId))
                .map(row -> of(NetworkInterface.SECONDARY, row));
        return Stream.concat(Stream.of(primary), others).toList();
    }

    private static InterfaceOfInstance of(String type, String row) {
        var parts = row.split(" ", -1);
        var ips = Stream.concat(
                        Stream.of(new PrivateIp(parts[2], true)),
                        texts(parts[3]).map(other -> new PrivateIp(other, false)))
                .toList();
        return new InterfaceOfInstance(
                parts[0],
                parts[1],
                type,
                parts[2],
                ips,
                texts(parts[4]).map(Ipv6::new).toList(),
                texts(parts[5]).map(Ipv4Prefix::new).toList(),
                List.of());
    }

    private static Stream<String> texts(String joined) {
        return joined.isEmpty() ? Stream.of() : Arrays.stream(joined.split(","));
    }
}
