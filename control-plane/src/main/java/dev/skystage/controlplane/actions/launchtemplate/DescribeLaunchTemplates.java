package dev.skystage.controlplane.actions.launchtemplate;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TagView;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Column.Time;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists launch templates. */
@Action("004 §7.6")
record DescribeLaunchTemplates(Regions regions, Pages pages) {
    private static final int MAX_PAGE = 50;
    private static final int MOST = 100;
    private static final Listing<Item> TEMPLATES = Listing.of("launch_template", Item.class)
            .with(
                    "latest_number",
                    "select max(number) from launch_template_version where template_id = launch_template.id");

    record Request(
            @NotBlank String regionId,

            @WireName("LaunchTemplateId") @Indexed(max = MOST) @Nullable
            List<String> launchTemplateIds,

            @WireName("LaunchTemplateName") @Indexed(max = MOST) @Nullable
            List<String> launchTemplateNames,

            @WireName("TemplateTag") @Nullable List<Tag> templateTags,
            @WireName("Tag") @Nullable List<Tag> tags,
            @Nullable String templateResourceGroupId,
            @Flat PageRequest page) {}

    record Result(
            @Flat PageResult page,
            @ItemName("LaunchTemplateSet") List<Item> launchTemplateSets) {}

    record Item(
            @Column("id") String launchTemplateId,
            @Column("name") String launchTemplateName,
            @Column("default_number") long defaultVersionNumber,
            @Column("latest_number") long latestVersionNumber,
            String createdBy,

            @Column(value = "created_at", time = Time.SECONDS)
            String createTime,

            @Column(value = "modified_at", time = Time.SECONDS)
            String modifiedTime,

            String resourceGroupId,
            @ItemName("Tag") List<TagView> tags) {}

    Result handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var paging = request.page().upTo(MAX_PAGE);
        var query = Query.of(caller, request.regionId())
                .ids(request.launchTemplateIds())
                .tags(tags(request))
                .where(new Filter()
                        .in("name", request.launchTemplateNames())
                        .equal("resource_group_id", request.templateResourceGroupId()));
        var page = pages.read(TEMPLATES, query, paging);
        return new Result(PageResult.of(page), page.rows());
    }

    /** Both names of the parameter mean the tags of the templates. */
    private static List<Tag> tags(Request request) {
        return Stream.of(request.templateTags(), request.tags())
                .flatMap(Stream::ofNullable)
                .flatMap(List::stream)
                .toList();
    }
}
