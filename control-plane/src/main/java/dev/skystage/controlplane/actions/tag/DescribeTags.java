package dev.skystage.controlplane.actions.tag;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.tag.TagReader;
import dev.skystage.controlplane.resources.tag.TaggedResources;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the tags of all resources, of those of a kind, or of one of them. The reference requires the kind; the CSI
 * driver asks without it before it tags a disk.
 */
@Action("004 §19.2")
record DescribeTags(Regions regions, TagReader reader) {
    private static final int DEFAULT_PAGE = 50;
    private static final int MAX_PAGE = 100;

    record Request(
            @NotBlank String regionId,
            @Nullable String resourceType,
            @Nullable String resourceId,
            @Nullable List<Tag> tag,
            @Nullable String category,
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize) {}

    record Result(@Flat PageResult page, @ItemName("Tag") List<Item> tags) {}

    record Item(String tagKey, String tagValue) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var type = request.resourceType() == null ? null : TaggedResources.type(request.resourceType());
        Choice.checkParameter("Category", request.category(), Set.of("custom", "system"));
        var size = request.pageSize() == null ? Integer.valueOf(DEFAULT_PAGE) : request.pageSize();
        var paging = Paging.of(request.pageNumber(), size, MAX_PAGE);
        if ("system".equals(request.category())) {
            // the cloud itself tags nothing
            return new Result(new PageResult(0, paging.number(), paging.size()), List.of());
        }
        var page = reader.tags(caller, region.id(), type, request.resourceId(), Tags.wanted(request.tag()), paging);
        return new Result(
                PageResult.of(page),
                page.rows().stream()
                        .map(tag -> new Item(tag.key(), tag.value()))
                        .toList());
    }
}
