package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.account.UserKeys;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Makes an AccessKey of a RAM user active or inactive. */
@Action(value = "RAM UpdateAccessKey", products = Product.RAM)
record UpdateAccessKey(RamChanges changes, Users users, UserKeys keys) {
    /** Without a name it is the calling user. */
    record Request(
            @NotBlank String userAccessKeyId,
            @NotBlank String status,
            @Nullable String userName) {}

    void handle(Request request, Caller caller) {
        checkParameter(request.status().equals("Active") || request.status().equals("Inactive"), "Status");
        var user = users.named(caller, request.userName());
        changes.begin(caller);
        users.require(caller.accountId(), user.name());
        check(
                keys.set(caller.accountId(), user.holder(), request.userAccessKeyId(), request.status()),
                "EntityNotExist.User.AccessKey");
    }
}
