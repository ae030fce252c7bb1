package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.InterfaceOptions;
import dev.skystage.controlplane.resources.eni.Ipv6Addresses;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An existing interface that an instance is ordered with, locked against change. */
@Component
record GivenInterfaces(Resources resources) {
    private static final String CODE = "InvalidParam.NetworkInterface";

    /** The interface, which must not be in use; null when the order names none. */
    @Nullable
    NetworkInterface of(CreationOrder order, Amounts amounts, InstanceType type, Caller caller) {
        var asked = Interfaces.of(order).secondary();
        if (asked == null || asked.networkInterfaceId() == null) {
            return null;
        }
        check(
                Stream.of(
                                        asked.primaryIpAddress(),
                                        asked.vSwitchId(),
                                        asked.securityGroupId(),
                                        asked.securityGroupIds(),
                                        asked.networkInterfaceName(),
                                        asked.description(),
                                        asked.ipv6Addresses(),
                                        asked.ipv6AddressCount())
                                .allMatch(Objects::isNull)
                        && asked.options().equals(InterfaceOptions.NONE),
                CODE,
                "NetworkInterfaceId excludes what a new interface is made by.");
        check(
                amounts.amount() == 1,
                "InvalidParam.Amount",
                "Amount must be 1 when a network interface is given by its ID.");
        var eni = resources.lock(NetworkInterface.class, caller, List.of(asked.networkInterfaceId())).stream()
                .filter(found -> found.regionId.equals(order.regionId()))
                .findFirst()
                .orElseThrow(() -> new ApiException(CODE, "The specified NetworkInterfaceId does not exist."));
        check(
                eni.status() == EniStatus.AVAILABLE,
                CODE,
                "The current status of the NetworkInterface does not support this operation.");
        check(
                eni.secondaryIps.size() + eni.ipv4Prefixes.size() < type.eniPrivateIpAddressQuantity(),
                CODE,
                "The NetworkInterface has more private IPv4 addresses than the instance type allows.");
        check(
                eni.ipv6Ips.size() <= Ipv6Addresses.MOST_OF_ATTACHED,
                CODE,
                "The NetworkInterface has more IPv6 addresses than the instance type allows.");
        if (asked.deleteOnRelease() != null) {
            eni.deleteOnRelease = asked.deleteOnRelease();
        }
        return eni;
    }
}
