package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.UserView;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Makes a RAM user, without key and policies. */
@Action(value = "RAM CreateUser", products = Product.RAM)
record CreateUser(RamChanges changes, Users users) {
    record Request(
            @NotNull String userName,
            @Nullable String displayName,
            @Nullable String mobilePhone,
            @Nullable String email,
            @Nullable String comments) {}

    record Result(UserView user) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.user(request.userName());
        RamNames.displayName("DisplayName", request.displayName());
        RamNames.comments("Comments", request.comments());
        RamNames.mobilePhone("MobilePhone", request.mobilePhone());
        RamNames.email("Email", request.email());
        var now = changes.begin(caller);
        check(users.find(caller.accountId(), name).isEmpty(), "EntityAlreadyExists.User");
        RamChanges.checkRoom(users.count(caller.accountId()), Users.MOST, "LimitExceeded.User");
        var user = new Users.User(
                changes.newId(),
                name,
                orEmpty(request.displayName()),
                orEmpty(request.mobilePhone()),
                orEmpty(request.email()),
                orEmpty(request.comments()),
                now,
                now);
        users.add(caller.accountId(), user);
        return new Result(UserView.of(user));
    }
}
