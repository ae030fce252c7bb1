package dev.skystage.controlplane.resources.instance.creation;

import dev.skystage.persistence.vpc.VSwitch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the instances stand in the network.
 *
 * @param zoneIds the zones they may come to stand in, in order of preference
 * @param vpcId the VPC of all their interfaces
 * @param vSwitch the VSwitch of the primary interfaces; null for the default one of the zone that the instances get
 * @param privateIp the wanted address of the only instance
 * @param secondary a second interface for each instance
 */
public record NetworkPlan(
        List<String> zoneIds,
        String vpcId,
        @Nullable VSwitch vSwitch,
        List<String> securityGroupIds,
        @Nullable String privateIp,
        Ipv6Wish ipv6,
        @Nullable Secondary secondary) {
    /** The IPv6 addresses of each primary interface: these, or so many; neither for none. */
    public record Ipv6Wish(
            @Nullable List<String> addresses, @Nullable Integer count) {}

    /**
     * The secondary interface.
     *
     * @param vSwitch null for the one of the primary interface
     * @param deleteOnRelease whether it goes with its instance
     */
    public record Secondary(
            @Nullable VSwitch vSwitch,
            List<String> securityGroupIds,
            @Nullable String privateIp,
            String name,
            String description,
            boolean deleteOnRelease) {}

    /** The same with less choice of zones. */
    NetworkPlan within(List<String> fewerZoneIds) {
        return new NetworkPlan(fewerZoneIds, vpcId, vSwitch, securityGroupIds, privateIp, ipv6, secondary);
    }

    NetworkPlan with(@Nullable Secondary added) {
        return new NetworkPlan(zoneIds, vpcId, vSwitch, securityGroupIds, privateIp, ipv6, added);
    }
}
