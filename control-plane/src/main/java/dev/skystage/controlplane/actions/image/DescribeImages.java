package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TimeFilter;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.image.ImageView;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists the images the caller can use in a region: public ones, which are in every region, and the caller's own.
 * Marketplace images only when asked for; images that are not Available only by Status.
 */
@Action("004 §9.5")
record DescribeImages(Pages pages, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;
    /** The last two are younger than the reference. */
    private static final Set<String> STATUSES =
            Set.of("Creating", "Available", "UnAvailable", "CreateFailed", "Waiting", "Deprecated");

    private static final Set<String> OWNERS = Set.of("system", "self", "others", "marketplace");

    record Request(
            @NotBlank String regionId,

            @ListText(value = ListText.Form.COMMAS, max = 100) @Nullable
            List<String> imageId,

            @Nullable String imageName,
            @Nullable String imageFamily,
            @Nullable String imageOwnerAlias,
            @Nullable String imageOwnerId,

            @ListText(value = ListText.Form.COMMAS, max = 10) @Nullable
            List<String> status,

            @Nullable String snapshotId,
            @Nullable String usage,
            @WireName("OSType") @Nullable String osType,
            @Nullable String architecture,
            @Nullable String instanceType,
            @Nullable Boolean isPublic,
            @Nullable Boolean isSupportCloudinit,
            @Nullable Boolean isSupportIoOptimized,
            @Nullable Boolean showExpired,
            @Nullable String actionType,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable List<TimeFilter> filter,
            @Flat PageRequest page,
            @Nullable Boolean dryRun) {}

    record Result(
            String regionId,
            @ItemName("Image") List<ImageView> images,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.check(request.imageOwnerAlias(), OWNERS, "InvalidImageOwnerAlias.ValueNotSupported");
        Choice.check(request.usage(), Set.of("instance", "none"), "InvalidUsage");
        var paging = request.page().upTo(MAX_PAGE_SIZE);
        var query = Query.everybodys(caller)
                .where(filter(request, caller, region.id()))
                .by(Query.Access.LOOKUP);
        var page = pages.read(ImageView.IMAGES, query, paging);
        return new Result(region.id(), page.rows(), PageResult.of(page));
    }

    private static Filter filter(Request request, Caller caller, String regionId) {
        var filter = new Filter()
                .and(
                        "(account_id is null or account_id = ?) and (region_id is null or region_id = ?)",
                        caller.accountId(),
                        regionId)
                .in("id", request.imageId())
                .like("name", request.imageName())
                .equal("family", request.imageFamily())
                .equal("os_type", request.osType())
                .equal("architecture", request.architecture())
                .equal("supports_cloud_init", request.isSupportCloudinit())
                .equal("supports_io_optimized", request.isSupportIoOptimized())
                .equal("(account_id is null)", request.isPublic())
                .equal("resource_group_id", request.resourceGroupId())
                .equal("account_id", request.imageOwnerId())
                .tags("tags", request.tag());
        var alias = request.imageOwnerAlias();
        if (alias == null) {
            filter.and("owner_alias <> 'marketplace'");
        } else {
            filter.and("owner_alias = ?", alias);
        }
        var statuses = request.status() == null ? List.of("Available") : request.status();
        if (statuses.stream().noneMatch("all"::equalsIgnoreCase)) {
            checkParameter(STATUSES.containsAll(statuses), "Status");
            filter.in("status", statuses);
        }
        if (request.usage() != null) {
            filter.and((request.usage().equals("instance") ? "" : "not ") + ImageView.IN_USE, caller.accountId());
        }
        // all our instance types have x86 processors
        if (request.instanceType() != null) {
            filter.and("architecture <> 'arm64'");
        }
        TimeFilter.apply(request.filter(), filter);
        return request.snapshotId() == null ? filter : filter.and("false");
    }
}
