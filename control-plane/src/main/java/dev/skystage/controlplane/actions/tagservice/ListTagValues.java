package dev.skystage.controlplane.actions.tagservice;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TagReader;
import dev.skystage.controlplane.resources.tag.TagTexts;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the values of a key of tags that resources of a region have, of all kinds or of one. */
@Action(value = "public doc: ListTagValues (2018-08-28)", products = Product.TAG)
record ListTagValues(Regions regions, TagReader reader) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String key,
            @Nullable String resourceType,
            @Nullable Filter tagFilter,
            @Nullable String fuzzyType,
            @Nullable Integer pageSize,
            @Nullable String nextToken) {}

    record Filter(@Nullable String value) {}

    record Result(String nextToken, @ItemName("Value") List<String> values) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegionId");
        Choice.checkParameter("FuzzyType", request.fuzzyType(), TagTexts.FUZZY);
        var page = reader.values(
                caller,
                region.id(),
                TagTexts.typeIfGiven(request.resourceType()),
                request.key(),
                TagTexts.pattern(
                        request.tagFilter() == null ? null : request.tagFilter().value(), request.fuzzyType()),
                TagTexts.page(request.pageSize(), request.nextToken()));
        return new Result(page.nextToken(), page.rows());
    }
}
