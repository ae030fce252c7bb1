package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.Addresses;
import dev.skystage.controlplane.resources.eni.Addresses.PrivateAddress;
import dev.skystage.controlplane.resources.eni.NewInterface;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.clock.CloudClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves stopped instances to another VSwitch of their VPC and zone, or to another private address. */
@Component
public record NetworkMoves(Resources resources, Addresses addresses, CloudClock clock) {
    /**
     * Moves the instance with its primary interface, or refuses. It must have been started since it was created or last
     * moved.
     */
    public void move(Instance instance, String vSwitchId, @Nullable String ip, Caller caller) {
        checkNetworkType(instance);
        check(isSettled(instance), "InvalidPrivateIp.Changing", "Previous action is not finished yet.");
        var primary = resources.lock(NetworkInterface.class, caller, instance.eniId);
        check(
                primary.addresses() == 1 && primary.ipv6Ips.isEmpty(),
                "OperationDenied",
                "The primary network interface of the instance has secondary addresses.");
        var vSwitch = vSwitch(instance, vSwitchId, caller);
        check(
                vSwitch.vpcId.equals(instance.vpcId),
                "InvalidVSwitchId.NotFound",
                "Specified virtual switch is not found in current VPC.");
        settle(instance, primary, vSwitch, ip);
    }

    static void checkNetworkType(Instance instance) {
        check(instance.networkType.equals("vpc"), "OperationDenied", "is not in VPC");
    }

    /** Gives the instance its place and address in the VSwitch. */
    void settle(Instance instance, NetworkInterface primary, VSwitch vSwitch, @Nullable String ip) {
        var stays = vSwitch.id.equals(instance.vSwitchId);
        instance.networkChangedAt = clock.now();
        if (!stays || (ip != null && !ip.equals(instance.privateIp))) {
            var old = instance.vSwitchId;
            rewrite(instance, primary, vSwitch, address(vSwitch, ip));
            if (!stays) {
                count(old, vSwitch.id);
            }
        }
    }

    private static boolean isSettled(Instance instance) {
        return instance.startedAt != null && instance.networkChangedAt == null;
    }

    /** The VSwitch, held; it must be in the instance's zone. */
    VSwitch vSwitch(Instance instance, String id, Caller caller) {
        var vSwitch = resources
                .find(VSwitch.class, caller, id)
                .filter(found -> found.regionId.equals(instance.regionId))
                .orElseThrow(() ->
                        new ApiException("InvalidVSwitchId.NotFound", "Specified virtual switch does not exist."));
        check(vSwitch.zoneId.equals(instance.zoneId), "InvalidVSwitchId.Mismatch");
        return resources.hold(VSwitch.class, caller, instance.regionId, id);
    }

    private PrivateAddress address(VSwitch vSwitch, @Nullable String ip) {
        return ip == null
                ? addresses.allocate(vSwitch, 1).getFirst()
                : addresses.claim(vSwitch, ip, unusable -> switch (unusable) {
                    case MALFORMED -> new ApiException("InvalidPrivateIpAddress.Malformed");
                    case OUTSIDE -> new ApiException("InvalidPrivateIpAddress.Mismatch");
                    case TAKEN -> new ApiException("InvalidPrivateIpAddress.Duplicated");
                });
    }

    private static void rewrite(Instance instance, NetworkInterface primary, VSwitch vSwitch, PrivateAddress address) {
        primary.vSwitchId = vSwitch.id;
        primary.privateIp = address.ip();
        primary.address = address.number();
        primary.macAddress = NewInterface.mac(address.number());
        instance.vSwitchId = vSwitch.id;
        instance.privateIp = address.ip();
        instance.macAddress = primary.macAddress;
    }

    /** In the order of ids, so that two moves between the same VSwitches cannot deadlock. */
    private void count(String from, String to) {
        if (from.compareTo(to) < 0) {
            addresses.give(from, 1);
        }
        check(addresses.take(to, 1), "QuotaExceeded.PrivateIpAddress");
        if (from.compareTo(to) > 0) {
            addresses.give(from, 1);
        }
    }
}
