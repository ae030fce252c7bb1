package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.eni.AddressChanges;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Removes IPv6 addresses from a network interface. */
@Action("ECS UnassignIpv6Addresses")
record UnassignIpv6Addresses(Regions regions, AddressChanges changes) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @NotNull List<String> ipv6Address) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var eni = changes.lock(
                        caller,
                        request.regionId(),
                        request.networkInterfaceId(),
                        status -> new ApiException("InvalidOperation.InvalidEniState"))
                .eni();
        var leaving = request.ipv6Address().stream()
                .map(ip -> Ipv6.canonical(ip).orElseThrow(() -> ApiException.invalid("Ipv6Address")))
                .toList();
        check(eni.ipv6Ips.containsAll(leaving), "InvalidIp.IpUnassigned");
        eni.ipv6Ips = eni.ipv6Ips.stream().filter(ip -> !leaving.contains(ip)).toList();
    }
}
