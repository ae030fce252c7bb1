package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.Addresses.PrivateAddress;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes new network interfaces. Zone, VPC and MAC follow from their VSwitch and primary address. */
@Component
public record NewInterface(Resources resources, Addresses addresses, EniLifecycle lifecycle, EntityManager entities) {
    /** An available secondary interface. */
    public NetworkInterface in(VSwitch vSwitch, List<String> securityGroupIds, PrivateAddress address) {
        var eni = resources.fresh(new NetworkInterface(), vSwitch.accountId, vSwitch.regionId);
        eni.zoneId = vSwitch.zoneId;
        eni.vpcId = vSwitch.vpcId;
        eni.vSwitchId = vSwitch.id;
        eni.macAddress = mac(address.number());
        eni.privateIp = address.ip();
        eni.address = address.number();
        eni.securityGroupIds = securityGroupIds;
        return eni;
    }

    /** The same with this primary address, or a free one. */
    public NetworkInterface in(VSwitch vSwitch, List<String> securityGroupIds, @Nullable String primaryIp) {
        return in(vSwitch, securityGroupIds, primaryIp == null ? pick(vSwitch) : claim(vSwitch, primaryIp));
    }

    private PrivateAddress claim(VSwitch vSwitch, String wanted) {
        return addresses.claim(vSwitch, wanted, unusable -> ApiException.invalid("PrimaryIpAddress"));
    }

    private PrivateAddress pick(VSwitch vSwitch) {
        var picked = addresses.pick(vSwitch, 1);
        check(!picked.isEmpty(), SecondaryAddresses.noRoom(vSwitch.id));
        return picked.getFirst();
    }

    /**
     * Writes it with its first history entry, so that a search for more addresses sees that its primary one is taken.
     */
    public void add(NetworkInterface eni, String cause) {
        lifecycle.begin(List.of(eni), cause);
        resources.add(eni);
        entities.flush();
    }

    /** Made from the private address, and therefore unique in the VPC. */
    public static String mac(long address) {
        return "00:16:3e:%02x:%02x:%02x".formatted(address >> 16 & 0xff, address >> 8 & 0xff, address & 0xff);
    }
}
