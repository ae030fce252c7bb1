package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;

/** Shows a RAM user. */
@Action(value = "RAM GetUser", products = Product.RAM)
record GetUser(Users users) {
    record Request(@NotNull String userName) {}

    record Result(UserView user) {}

    record UserView(
            String userId,
            String userName,
            String displayName,
            String mobilePhone,
            String email,
            String comments,
            String createDate,
            String updateDate,
            String lastLoginDate) {}

    Result handle(Request request, Caller caller) {
        var user = users.require(caller.accountId(), RamNames.user(request.userName()));
        return new Result(new UserView(
                user.id(),
                user.name(),
                user.displayName(),
                user.mobilePhone(),
                user.email(),
                user.comments(),
                Times.of(user.createdAt()),
                Times.of(user.updatedAt()),
                "")); // there is no console to log in to
    }
}
