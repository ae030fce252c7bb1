package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.account.UserKeys;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.Users;
import org.jspecify.annotations.Nullable;

/** Makes an AccessKey for a RAM user; its secret is shown only in this answer. */
@Action(value = "RAM CreateAccessKey", products = Product.RAM)
record CreateAccessKey(RamChanges changes, Users users, UserKeys keys) {
    /** Without a name it is the calling user. */
    record Request(@Nullable String userName) {}

    record Result(KeyView accessKey) {}

    record KeyView(String accessKeyId, String accessKeySecret, String status, String createDate) {}

    Result handle(Request request, Caller caller) {
        var user = users.named(caller, request.userName());
        var now = changes.begin(caller);
        users.require(caller.accountId(), user.name());
        var held = keys.of(caller.accountId(), user.holder()).size();
        RamChanges.checkRoom(held, UserKeys.MOST, "LimitExceeded.User.AccessKey");
        var key = keys.create(caller.accountId(), user.holder());
        return new Result(new KeyView(key.accessKeyId(), key.accessKeySecret(), "Active", Times.of(now)));
    }
}
