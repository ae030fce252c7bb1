package dev.skystage.controlplane.actions.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.vpc.Networks;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Makes the default VSwitch of a zone again after it was deleted. */
@Action(value = "VPC CreateDefaultVSwitch", products = Product.VPC)
record CreateDefaultVSwitch(Networks networks) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String zoneId,
            @Nullable String clientToken) {}

    record Result(String vSwitchId) {}

    Result handle(Request request, Caller caller) {
        var region = networks.region(request.regionId());
        check(region.has(request.zoneId()), "InvalidZoneId.NotFound");
        check(!networks.hasDefaultVSwitch(caller, region.id(), request.zoneId()), "DefaultVswitch.Existed");
        return networks.defaultVSwitch(caller, region.id(), request.zoneId())
                .map(vSwitch -> new Result(vSwitch.id))
                .orElseThrow(() -> new ApiException("InvalidCidrBlock.Overlapped"));
    }
}
