package dev.skystage.controlplane.resources.eni;

import dev.skystage.controlplane.resources.eni.Addresses.PrivateAddress;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.util.List;
import org.springframework.stereotype.Component;

/** New network interfaces, not yet persisted: with what follows from their VSwitch and primary address. */
@Component
public record NewInterface(Ids ids, CloudClock clock) {
    /** An available secondary interface. */
    public NetworkInterface in(VSwitch vSwitch, List<String> securityGroupIds, PrivateAddress address) {
        var eni = new NetworkInterface();
        eni.id = ids.next("eni");
        eni.accountId = vSwitch.accountId;
        eni.regionId = vSwitch.regionId;
        eni.zoneId = vSwitch.zoneId;
        eni.vpcId = vSwitch.vpcId;
        eni.vSwitchId = vSwitch.id;
        eni.macAddress = mac(address.number());
        eni.privateIp = address.ip();
        eni.address = address.number();
        eni.securityGroupIds = securityGroupIds;
        eni.createdAt = clock.now();
        return eni;
    }

    /** Made from the private address, so it is unique in the VPC. */
    public static String mac(long address) {
        return "00:16:3e:%02x:%02x:%02x".formatted(address >> 16 & 0xff, address >> 8 & 0xff, address & 0xff);
    }
}
