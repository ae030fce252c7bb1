package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.account.UserKeys;
import dev.skystage.controlplane.resources.identity.Users;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the AccessKeys of a RAM user, without their secrets. */
@Action(value = "RAM ListAccessKeys", products = Product.RAM)
record ListAccessKeys(Users users, UserKeys keys) {
    /** Without a name it is the calling user. */
    record Request(@Nullable String userName) {}

    record Result(@ItemName("AccessKey") List<Item> accessKeys) {}

    record Item(String accessKeyId, String status, String createDate) {}

    Result handle(Request request, Caller caller) {
        var user = users.named(caller, request.userName());
        users.require(caller.accountId(), user.name());
        return new Result(keys.of(caller.accountId(), user.holder()).stream()
                .map(key -> new Item(key.id(), key.status(), Times.of(key.createdAt())))
                .toList());
    }
}
