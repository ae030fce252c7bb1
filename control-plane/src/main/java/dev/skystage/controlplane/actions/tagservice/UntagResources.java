package dev.skystage.controlplane.actions.tagservice;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.ArnTags;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Removes tags with some keys from resources of any kind; the answer says which of them do not exist. */
@Action(value = "public doc: UntagResources (2018-08-28)", products = Product.TAG)
record UntagResources(Regions regions, ArnTags tags) {
    record Request(
            @NotBlank String regionId,

            @WireName("ResourceARN") @Indexed(max = ArnTags.MOST) @NotNull
            List<String> resourceArn,

            @WireName("TagKey") @Indexed(max = 10) @NotNull List<String> tagKey) {}

    record Result(@ItemName("FailedResource") List<ArnTags.Failed> failedResources) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegionId");
        return new Result(tags.untag(caller, region.id(), request.resourceArn(), request.tagKey()));
    }
}
