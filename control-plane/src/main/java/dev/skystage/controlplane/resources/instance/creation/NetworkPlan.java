package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.eni.InterfaceOptions;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network of the instances.
 *
 * @param zoneIds the zones that they may be placed in, in order of preference
 * @param vpcId the VPC of all their interfaces
 * @param vSwitch the VSwitch of the primary interfaces; null for the default one of the zone that the instances get
 * @param privateIp the wanted address of the only instance
 * @param primary what the primary interfaces are told
 * @param secondary a second interface for each instance
 * @param given the second interface of the only instance, if it exists already
 */
public record NetworkPlan(
        List<String> zoneIds,
        String vpcId,
        @Nullable VSwitch vSwitch,
        List<String> securityGroupIds,
        @Nullable String privateIp,
        Ipv6Wish ipv6,
        InterfacePlan primary,
        @Nullable Secondary secondary,
        @Nullable NetworkInterface given) {
    /** The IPv6 addresses of each primary interface: these, or this many; none if both are absent. */
    public record Ipv6Wish(
            @Nullable List<String> addresses, @Nullable Integer count) {
        /** A count of 0 asks for none. */
        static Ipv6Wish of(@Nullable List<String> addresses, @Nullable Integer count) {
            return new Ipv6Wish(addresses, count != null && count == 0 ? null : count);
        }

        boolean isGiven() {
            return addresses != null || count != null;
        }
    }

    /** What any interface is told beyond its place in the network. */
    public record InterfacePlan(String name, String description, InterfaceOptions options) {
        public void writeTo(NetworkInterface eni) {
            eni.name = name;
            eni.description = description;
            options.writeTo(eni);
        }
    }

    /**
     * The secondary interface.
     *
     * @param vSwitch null for the one of the primary interface
     * @param deleteOnRelease whether it is deleted with its instance
     */
    public record Secondary(
            @Nullable VSwitch vSwitch,
            List<String> securityGroupIds,
            @Nullable String privateIp,
            Ipv6Wish ipv6,
            InterfacePlan plan,
            boolean deleteOnRelease) {}

    /** For how many instances the VSwitches that are named have addresses. */
    public int room() {
        var second = secondary == null ? null : secondary.vSwitch();
        if (vSwitch != null && second != null && vSwitch.id.equals(second.id)) {
            return vSwitch.availableIpCount / 2;
        }
        return Math.min(free(vSwitch), free(second));
    }

    private static int free(@Nullable VSwitch named) {
        return named == null ? Integer.MAX_VALUE : named.availableIpCount;
    }

    /** The same with fewer zones to choose from. */
    NetworkPlan within(List<String> fewerZoneIds) {
        return new NetworkPlan(
                fewerZoneIds, vpcId, vSwitch, securityGroupIds, privateIp, ipv6, primary, secondary, given);
    }

    NetworkPlan with(@Nullable Secondary added) {
        return new NetworkPlan(zoneIds, vpcId, vSwitch, securityGroupIds, privateIp, ipv6, primary, added, given);
    }

    /** The same, in the zone of an existing interface that the instance gets. */
    NetworkPlan with(NetworkInterface eni) {
        check(
                eni.vpcId.equals(vpcId) && zoneIds.contains(eni.zoneId),
                "InvalidParam.NetworkInterface",
                "The NetworkInterface is not in the VPC and zone of the instance.");
        return new NetworkPlan(
                List.of(eni.zoneId), vpcId, vSwitch, securityGroupIds, privateIp, ipv6, primary, secondary, eni);
    }
}
