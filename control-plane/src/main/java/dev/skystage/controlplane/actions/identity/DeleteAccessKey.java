package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.account.UserKeys;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Deletes an AccessKey of a RAM user. */
@Action(value = "RAM DeleteAccessKey", products = Product.RAM)
record DeleteAccessKey(RamChanges changes, Users users, UserKeys keys) {
    /** Without a name it is the calling user. */
    record Request(
            @NotBlank String userAccessKeyId, @Nullable String userName) {}

    void handle(Request request, Caller caller) {
        var user = users.named(caller, request.userName());
        changes.begin(caller);
        users.require(caller.accountId(), user.name());
        check(
                keys.delete(caller.accountId(), user.holder(), request.userAccessKeyId()),
                "EntityNotExist.User.AccessKey");
    }
}
