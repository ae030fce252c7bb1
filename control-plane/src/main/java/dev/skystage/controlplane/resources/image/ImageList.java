package dev.skystage.controlplane.resources.image;

import static java.util.stream.Collectors.toMap;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Paging;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.task.Operation;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.scheduler.clock.CloudClock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists images that a caller may use: its own, which may be many, and the public and shared ones, which are few. */
@Component
public record ImageList(Pages pages, ImageDisks disks, Operations operations, CloudClock clock) {
    /** The owners that can be asked for. */
    public static final Set<String> OWNERS = Set.of("system", "self", "others", "marketplace");

    /** As an array, so that the index is still used beside other conditions. */
    private static final String SHARED =
            "id = any(array(select image_id from image_share where account_id = ? and region_id = ?))";

    private static final String PUBLIC = "account_id is null and owner_alias = 'system'";

    /** Images of these owners, in the order of the list; without an owner all but those of the marketplace. */
    public static Query of(Caller caller, String regionId, @Nullable String ownerAlias) {
        var all = ownerAlias == null || ownerAlias.isEmpty();
        if (all || "self".equals(ownerAlias)) {
            var own = Query.of(caller, regionId);
            return all
                    ? own.andFew(new Filter().and("(" + PUBLIC + " or " + SHARED + ")", caller.accountId(), regionId))
                    : own;
        }
        return found(caller, regionId, ownerAlias);
    }

    /** The same, where other conditions match only few images: these are searched first. */
    public static Query found(Caller caller, String regionId, @Nullable String ownerAlias) {
        return Query.everybodys(caller)
                .where(seen(caller.accountId(), regionId, ownerAlias == null ? "" : ownerAlias))
                .by(Query.Access.LOOKUP);
    }

    private static Filter seen(String accountId, String regionId, String ownerAlias) {
        return switch (ownerAlias) {
            case "" ->
                new Filter()
                        .and(
                                "(" + PUBLIC + " or (account_id = ? and region_id = ?) or " + SHARED + ")",
                                accountId,
                                regionId,
                                accountId,
                                regionId);
            case "self" -> new Filter().and("account_id = ? and region_id = ?", accountId, regionId);
            case "others" -> new Filter().and(SHARED, accountId, regionId);
            default -> new Filter().and("account_id is null").equal("owner_alias", ownerAlias);
        };
    }

    /** A page of images with their disks and their progress. */
    public Paging.Page<ShownImage> read(Query query, Paging paging) {
        var page = pages.read(ImageView.IMAGES, query, paging);
        var ids = page.rows().stream().map(ImageView::imageId).toList();
        var ofImages = disks.of(ids);
        var making = making(page.rows());
        var now = clock.now();
        var shown = page.rows().stream()
                .map(image -> ShownImage.of(
                        image,
                        ofImages.getOrDefault(image.imageId(), List.of(ImageDisk.system(image.size()))),
                        making.get(image.imageId()),
                        now))
                .toList();
        return new Paging.Page<>(shown, page.total(), page.number(), page.size(), page.nextToken());
    }

    private Map<String, Operation> making(List<ImageView> images) {
        var ids = images.stream()
                .filter(ImageView::isBeingMade)
                .map(ImageView::imageId)
                .toList();
        return operations.open(ids).stream().collect(toMap(Operation::resourceId, Function.identity()));
    }
}
