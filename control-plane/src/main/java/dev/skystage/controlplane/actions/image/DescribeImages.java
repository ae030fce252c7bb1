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
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.TimeFilter;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.image.ImageList;
import dev.skystage.controlplane.resources.image.ImageView;
import dev.skystage.controlplane.resources.image.ShownImage;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.image.ImageStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the images that the caller can use in a region: public ones, which are in every region, its own, and those that
 * are shared with it. Marketplace images only when they are asked for; images that are not Available only by Status.
 */
@Action("004 §9.5")
record DescribeImages(ImageList images, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;
    /** The last two came after the reference. */
    private static final Set<String> STATUSES =
            Set.of("Creating", "Available", "UnAvailable", "CreateFailed", "Waiting", "Deprecated");

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
            @ItemName("Image") List<ShownImage> images,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.check(request.imageOwnerAlias(), ImageList.OWNERS, "InvalidImageOwnerAlias.ValueNotSupported");
        Choice.check(request.usage(), Set.of("instance", "none"), "InvalidUsage");
        var page =
                images.read(query(request, caller, region.id()), request.page().upTo(MAX_PAGE_SIZE));
        return new Result(region.id(), page.rows(), PageResult.of(page));
    }

    private static Query query(Request request, Caller caller, String regionId) {
        var alias = request.imageOwnerAlias();
        var statuses = statuses(request.status());
        var filter = filter(request, caller);
        var tags = Tags.wanted(request.tag());
        var own = alias == null || alias.equals("self");
        if (!tags.isEmpty()) {
            // public images have none, and those of shared ones belong to their owners
            return Query.of(caller, regionId)
                    .tags(tags)
                    .where(own ? statuses : new Filter().and("false"))
                    .where(filter);
        }
        if (request.imageId() != null || isNarrow(request)) {
            return ImageList.found(caller, regionId, alias)
                    .ids(request.imageId())
                    .where(statuses)
                    .where(filter);
        }
        var query = ImageList.of(caller, regionId, alias).where(statuses).where(filter);
        return own && filter.sql().isEmpty() ? query.counted("image_count", statuses) : query;
    }

    /** Whether only few images can match. */
    private static boolean isNarrow(Request request) {
        return Stream.of(request.imageFamily(), request.snapshotId(), request.resourceGroupId())
                        .anyMatch(Objects::nonNull)
                || "instance".equals(request.usage())
                || (request.imageName() != null && !request.imageName().contains("*"));
    }

    private static Filter filter(Request request, Caller caller) {
        var filter = new Filter()
                .like("name", request.imageName())
                .equal("family", request.imageFamily())
                .equal("os_type", request.osType())
                .equal("architecture", request.architecture())
                .equal("supports_cloud_init", request.isSupportCloudinit())
                .equal("supports_io_optimized", request.isSupportIoOptimized())
                .equal("(account_id is null)", request.isPublic())
                .equal("account_id", request.imageOwnerId());
        if (request.resourceGroupId() != null) {
            filter.equal("resource_group_id", request.resourceGroupId()).and("account_id = ?", caller.accountId());
        }
        if (request.snapshotId() != null) {
            filter.and("id in (select image_id from image_disk where snapshot_id = ?)", request.snapshotId());
        }
        if (request.usage() != null) {
            filter.and((request.usage().equals("instance") ? "" : "not ") + ImageView.IN_USE, caller.accountId());
        }
        // all our instance types have x86 processors
        if (request.instanceType() != null) {
            filter.and("architecture <> 'arm64'");
        }
        TimeFilter.apply(request.filter(), filter);
        return filter;
    }

    private static Filter statuses(@Nullable List<String> wanted) {
        var statuses = wanted == null ? List.of(ImageStatus.AVAILABLE.wire()) : wanted;
        if (statuses.stream().anyMatch("all"::equalsIgnoreCase)) {
            return new Filter();
        }
        checkParameter(STATUSES.containsAll(statuses), "Status");
        return new Filter()
                .in(
                        "status",
                        Arrays.stream(ImageStatus.values())
                                .filter(status -> statuses.contains(status.wire()))
                                .map(ImageStatus::name)
                                .toList());
    }
}
