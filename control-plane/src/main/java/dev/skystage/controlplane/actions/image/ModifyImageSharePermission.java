package dev.skystage.controlplane.actions.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.image.ImageShares;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.image.ImageStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shares a custom image with accounts, or ends that; only the first ten of each list count. */
@Action("ECS ModifyImageSharePermission")
record ModifyImageSharePermission(Resources resources, ImageShares shares, Accounts accounts, Regions regions) {
    private static final int ACCOUNTS = 10;

    record Request(
            @NotBlank String regionId,
            @NotBlank String imageId,
            @Nullable List<String> addAccount,
            @Nullable List<String> removeAccount,
            @Nullable String launchPermission,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        // no group of accounts exists
        check(request.launchPermission() == null, "InvalidGroup.Malformed");
        var added = given(request.addAccount(), caller);
        var removed = given(request.removeAccount(), caller);
        var image = resources.lock(Image.class, caller, region.id(), request.imageId());
        if (added.isEmpty() && removed.isEmpty()) {
            return; // Packer calls this for copies that are still being made
        }
        check(image.status() == ImageStatus.AVAILABLE, "IncorrectImageStatus");
        check(added.isEmpty() || !image.encrypted, "OperationDeined.EncryptedSnapshot");
        shares.change(image, added, removed);
    }

    private List<String> given(@Nullable List<String> ids, Caller caller) {
        var given =
                ids == null ? List.<String>of() : ids.stream().limit(ACCOUNTS).toList();
        given.forEach(id -> {
            check(!id.equals(caller.accountId()), "InvalidAccount.Forbbiden");
            check(accounts.exists(id), "InvalidAccount.NotFound");
        });
        return given;
    }
}
