package dev.skystage.controlplane.actions.eni;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eni.InterfaceView;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.eni.NetworkInterface;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows everything about one network interface, whichever attribute is asked for. */
@Action("ECS DescribeNetworkInterfaceAttribute")
record DescribeNetworkInterfaceAttribute(Regions regions, Pages pages) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String networkInterfaceId,
            @Nullable String attribute,
            @Nullable List<Tag> tag) {}

    record Result(@Flat InterfaceView networkInterface) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var query = Query.of(caller, request.regionId())
                .ids(List.of(request.networkInterfaceId()))
                .tags(request.tag());
        return new Result(pages.find(InterfaceView.INTERFACES, query)
                .orElseThrow(() -> Resources.notFound(NetworkInterface.class)));
    }
}
