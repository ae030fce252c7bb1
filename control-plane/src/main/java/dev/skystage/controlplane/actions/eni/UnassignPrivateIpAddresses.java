package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.eip.EipBindings;
import dev.skystage.controlplane.resources.eni.AddressChanges;
import dev.skystage.controlplane.resources.eni.Addresses;
import dev.skystage.controlplane.resources.eni.Ipv4Prefixes;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Cidr;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes private addresses, though not the primary one, and prefixes from a network interface. Elastic addresses that
 * are bound to them are unbound, as when an interface is deleted.
 */
@Action("004 §15.3")
record UnassignPrivateIpAddresses(
        Regions regions, AddressChanges changes, EipBindings elasticAddresses, Addresses addresses) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @Nullable List<String> privateIpAddress,
            @Nullable List<String> ipv4Prefix) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        check(
                request.privateIpAddress() != null || request.ipv4Prefix() != null,
                "MissingParameter",
                "PrivateIpAddress");
        var held = changes.lock(
                caller,
                request.regionId(),
                request.networkInterfaceId(),
                status -> new ApiException("InvalidOperation.InvalidEniState"));
        var eni = held.eni();
        var block = Cidr.parse(changes.vSwitch(caller, eni).cidrBlock).orElseThrow();
        var before = eni.addresses();
        var leaving = given(request.privateIpAddress());
        for (var ip : leaving) {
            var address = Cidr.address(ip);
            checkParameter(address.isPresent(), "PrivateIpAddress");
            check(block.contains(address.getAsLong()), "InvalidVSwitchId.IpInvalid");
        }
        check(eni.secondaryIps.containsAll(leaving), "InvalidIp.IpUnassigned");
        eni.secondaryIps =
                eni.secondaryIps.stream().filter(ip -> !leaving.contains(ip)).toList();
        Ipv4Prefixes.remove(eni, given(request.ipv4Prefix()));
        elasticAddresses.releaseFrom(eni, leaving, caller.requestId());
        changes.write();
        addresses.give(eni.vSwitchId, before - eni.addresses());
    }

    private static List<String> given(@Nullable List<String> list) {
        return list == null ? List.of() : list.stream().distinct().toList();
    }
}
