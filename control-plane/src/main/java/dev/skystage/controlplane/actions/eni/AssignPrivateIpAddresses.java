package dev.skystage.controlplane.actions.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.eni.AddressChanges;
import dev.skystage.controlplane.resources.eni.Addresses;
import dev.skystage.controlplane.resources.eni.Attachments;
import dev.skystage.controlplane.resources.eni.MoreAddresses;
import dev.skystage.controlplane.resources.eni.SecondaryAddresses;
import dev.skystage.controlplane.resources.eni.WantedAddresses;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a network interface further private addresses and prefixes: the named ones, or a number of free ones. */
@Action("004 §15.2")
record AssignPrivateIpAddresses(
        Regions regions, AddressChanges changes, Attachments attachments, MoreAddresses more, Addresses addresses) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @Flat WantedAddresses wanted,
            @Nullable String clientToken) {}

    record Result(Assigned assignedPrivateIpAddressesSet) {}

    record Assigned(
            String networkInterfaceId,
            @ItemName("PrivateIpAddress") List<String> privateIpSet,
            @ItemName("Ipv4Prefixes") List<String> ipv4PrefixSet) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        check(!request.wanted().isEmpty(), "MissingParameter", "SecondaryPrivateIpAddressCount");
        var held = changes.lock(
                caller,
                request.regionId(),
                request.networkInterfaceId(),
                status -> ApiException.filling("InvalidOperation.InvalidEniState", "Available, InUse", status));
        var eni = held.eni();
        var before = eni.addresses();
        var given = more.give(
                eni, changes.vSwitch(caller, eni), request.wanted(), attachments.mostSecondaryAddresses(held));
        changes.write();
        check(addresses.take(eni.vSwitchId, eni.addresses() - before), SecondaryAddresses.noRoom(eni.vSwitchId));
        return new Result(new Assigned(eni.id, given.ips(), given.prefixes()));
    }
}
