package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.eni.AddressChanges;
import dev.skystage.controlplane.resources.eni.Ipv6Addresses;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Ipv6;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a network interface IPv6 addresses from its VSwitch's block: the named ones, or a number of free ones. */
@Action("ECS AssignIpv6Addresses")
record AssignIpv6Addresses(Regions regions, AddressChanges changes, Ipv6Addresses ipv6) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @Indexed(max = 10) @Nullable List<String> ipv6Address,
            @Nullable Integer ipv6AddressCount,
            @Nullable String clientToken) {}

    record Result(
            String networkInterfaceId,
            @ItemName("Ipv6Address") List<String> ipv6Sets) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        check(
                request.ipv6Address() != null || request.ipv6AddressCount() != null,
                "MissingParameter",
                "Ipv6AddressCount");
        if (request.ipv6Address() != null) {
            request.ipv6Address()
                    .forEach(ip -> checkParameter(Ipv6.canonical(ip).isPresent(), "Ipv6Address"));
        }
        var held = changes.lock(
                caller,
                request.regionId(),
                request.networkInterfaceId(),
                status -> new ApiException("InvalidOperation.InvalidEniState"));
        var eni = held.eni();
        var most = held.instance() == null ? Ipv6Addresses.MOST_OF_AVAILABLE : Ipv6Addresses.MOST_OF_ATTACHED;
        var fresh =
                ipv6.add(eni, changes.vSwitch(caller, eni), request.ipv6Address(), request.ipv6AddressCount(), most);
        changes.write();
        return new Result(eni.id, fresh);
    }
}
