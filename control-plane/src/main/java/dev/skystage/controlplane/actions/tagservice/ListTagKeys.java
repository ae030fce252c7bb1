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

/** Lists the keys of tags that resources of a region have, of all kinds or of one. */
@Action(value = "public doc: ListTagKeys (2018-08-28)", products = Product.TAG)
record ListTagKeys(Regions regions, TagReader reader) {
    record Request(
            @NotBlank String regionId,
            @Nullable String resourceType,
            @Nullable Filter tagFilter,
            @Nullable String fuzzyType,
            @Nullable Integer pageSize,
            @Nullable String nextToken) {}

    record Filter(@Nullable String key) {}

    record Result(String nextToken, @ItemName("Key") List<Key> keys) {}

    record Key(String key, String category) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegionId");
        Choice.checkParameter("FuzzyType", request.fuzzyType(), TagTexts.FUZZY);
        var page = reader.keys(
                caller,
                region.id(),
                TagTexts.typeIfGiven(request.resourceType()),
                TagTexts.pattern(
                        request.tagFilter() == null ? null : request.tagFilter().key(), request.fuzzyType()),
                TagTexts.page(request.pageSize(), request.nextToken()));
        return new Result(
                page.nextToken(),
                page.rows().stream()
                        .map(key -> new Key(key, TagTexts.category(key)))
                        .toList());
    }
}
