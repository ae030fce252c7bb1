package dev.skystage.controlplane.actions.tag;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TagReader;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import dev.skystage.controlplane.resources.tag.Tagging;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the tags of resources, one entry per tag: of the named resources, or of those that have certain tags. */
@Action(
        value = "SDK",
        products = {Product.ECS, Product.VPC})
record ListTagResources(Regions regions, TagReader reader) {
    private static final int RESOURCES_PER_PAGE = 50;

    record Request(
            @NotBlank String regionId,
            @NotBlank String resourceType,
            @WireName("ResourceId") @Nullable List<String> resourceId,
            @Nullable List<Tag> tag,
            @WireName("TagFilter") @Nullable List<TagFilter> tagFilter,
            @Nullable Integer maxResults,
            @Nullable String nextToken) {}

    record TagFilter(
            @Nullable String tagKey,
            @WireName("TagValues") @Nullable List<String> tagValues) {}

    record Result(String nextToken, @ItemName("TagResource") List<Item> tagResources) {}

    record Item(String resourceId, String resourceType, String tagKey, String tagValue) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = TaggedResources.type(request.resourceType());
        var ids = Tagging.idsIfGiven(request.resourceId());
        var tags = Tags.wanted(request.tag());
        var likes = likes(request.tagFilter());
        if (ids == null && tags.isEmpty() && likes.isEmpty()) {
            throw ApiException.firstOf(List.of("MissingParameter.Tags", "MissingParameter"));
        }
        check(tags.stream().map(Tag::name).distinct().count() == tags.size(), "Duplicate.TagKey");
        var paging = Paging.of(
                null,
                null,
                request.maxResults() == null ? Integer.valueOf(RESOURCES_PER_PAGE) : request.maxResults(),
                request.nextToken(),
                RESOURCES_PER_PAGE);
        var page = reader.resources(caller, region.id(), type, ids, tags, likes, paging);
        var items = page.rows().stream()
                .flatMap(resource -> resource.tags().entrySet().stream()
                        .map(tag -> new Item(resource.name(), request.resourceType(), tag.getKey(), tag.getValue())))
                .toList();
        return new Result(page.nextToken(), items);
    }

    private static List<TagReader.Like> likes(@Nullable List<TagFilter> filters) {
        if (filters == null) {
            return List.of();
        }
        return filters.stream()
                .map(filter -> new TagReader.Like(
                        filter.tagKey() == null ? "*" : filter.tagKey(),
                        filter.tagValues() == null ? List.of() : filter.tagValues()))
                .toList();
    }
}
