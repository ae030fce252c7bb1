package dev.skystage.controlplane.actions.image;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.image.ImageShares;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.image.Image;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the accounts that a custom image is shared with. Groups of accounts do not exist. */
@Action("ECS DescribeImageSharePermission")
record DescribeImageSharePermission(Resources resources, ImageShares shares, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;

    record Request(
            @NotBlank String regionId,
            @NotBlank String imageId,
            @Flat PageRequest page) {}

    record Account(String aliyunId, @Nullable String sharedTime) {
        static Account of(ImageShares.Share share) {
            return new Account(share.accountId(), Times.seconds(share.sharedAt()));
        }
    }

    record ShareGroup(String group) {}

    record Result(
            String regionId,
            String imageId,
            @ItemName("Account") List<Account> accounts,
            @ItemName("ShareGroup") List<ShareGroup> shareGroups,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var paging = request.page().upTo(MAX_PAGE_SIZE);
        var image = resources
                .find(Image.class, caller, request.imageId())
                .filter(found -> found.regionId.equals(region.id()))
                .orElseThrow(() -> Resources.notFound(Image.class));
        var page = paging.cut(shares.of(image.id), ImageShares.Share::accountId);
        return new Result(
                region.id(), image.id, page.rows().stream().map(Account::of).toList(), List.of(), PageResult.of(page));
    }
}
