package dev.skystage.controlplane.actions.tag;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TagReader;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the resources that have all of some tags. */
@Action("004 §19")
record DescribeResourceByTags(Regions regions, TagReader reader) {
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;

    record Request(
            @NotBlank String regionId,
            @Nullable String resourceType,
            @Nullable List<Tag> tag,
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize) {}

    record Result(
            @Flat PageResult page, @ItemName("Resource") List<Item> resources) {}

    record Item(String resourceId, String resourceType, String regionId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = request.resourceType() == null ? null : TaggedResources.type(request.resourceType());
        var size = request.pageSize() == null ? Integer.valueOf(DEFAULT_PAGE) : request.pageSize();
        var paging = Paging.of(request.pageNumber(), size, MAX_PAGE);
        var page = reader.with(caller, region.id(), type, Tags.wanted(request.tag()), paging);
        return new Result(
                PageResult.of(page),
                page.rows().stream()
                        .map(found -> new Item(
                                found.id(), ResourceType.ofTable(found.type()).wire(), region.id()))
                        .toList());
    }
}
