package dev.skystage.controlplane.actions.tagservice;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.ArnTags;
import dev.skystage.controlplane.resources.tag.TagTexts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Adds tags to resources of any kind; the answer says which of them were refused. */
@Action(value = "public doc: TagResources (2018-08-28)", products = Product.TAG)
record TagResources(Regions regions, ArnTags tags) {
    private static final int MOST_TAGS = 10;

    record Request(
            @NotBlank String regionId,

            @WireName("ResourceARN") @Indexed(max = ArnTags.MOST) @NotNull
            List<String> resourceArn,

            @NotBlank String tags) {}

    record Result(@ItemName("FailedResource") List<ArnTags.Failed> failedResources) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegionId");
        var given = TagTexts.given(request.tags());
        checkParameter(!given.isEmpty() && given.size() <= MOST_TAGS, "Tags");
        return new Result(tags.tag(caller, region.id(), request.resourceArn(), given));
    }
}
