package dev.skystage.controlplane.actions.tagservice;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.ArnTags;
import dev.skystage.controlplane.resources.tag.TagReader;
import dev.skystage.controlplane.resources.tag.TagTexts;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists tagged resources of all kinds with their tags: the named ones, those that have all the given tags, or all. */
@Action(value = "public doc: ListTagResources (2018-08-28)", products = Product.TAG)
record ListTagResources(Regions regions, ArnTags tags, TagReader reader) {
    private static final int MOST_TAGS = 10;
    private static final Set<String> CATEGORIES = Set.of("All", "Custom", "System");

    record Request(
            @NotBlank String regionId,

            @WireName("ResourceARN") @Indexed(max = ArnTags.MOST) @Nullable
            List<String> resourceArn,

            @Nullable String tags,
            @Nullable String category,
            @Nullable Integer pageSize,
            @Nullable String nextToken) {}

    record Result(String nextToken, @ItemName("TagResource") List<Item> tagResources) {}

    record Item(
            @WireName("ResourceARN") String resourceArn,
            @ItemName("Tag") List<Shown> tags) {}

    record Shown(String key, String value, String category) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId(), "InvalidRegionId");
        Choice.checkParameter("Category", request.category(), CATEGORIES);
        var wanted = request.tags() == null ? Map.<String, String>of() : TagTexts.wanted(request.tags());
        checkParameter(wanted.size() <= MOST_TAGS, "Tags");
        var conditions = wanted.entrySet().stream()
                .map(tag -> new Tag(tag.getKey(), tag.getValue()))
                .toList();
        var paging = TagTexts.page(request.pageSize(), request.nextToken());
        var page = reader.with(
                caller,
                region.id(),
                request.resourceArn() == null ? null : tags.ids(caller, region.id(), request.resourceArn()),
                conditions,
                paging);
        var shown = reader.of(caller, region.id(), page.rows()).stream()
                .map(resource -> new Item(
                        tags.arn(caller, region.id(), resource.type(), resource.name()),
                        resource.tags().entrySet().stream()
                                .map(tag -> new Shown(tag.getKey(), tag.getValue(), TagTexts.category(tag.getKey())))
                                .filter(tag -> request.category() == null
                                        || request.category().equals("All")
                                        || request.category().equals(tag.category()))
                                .toList()))
                .filter(item -> !item.tags().isEmpty())
                .toList();
        return new Result(page.nextToken(), shown);
    }
}
