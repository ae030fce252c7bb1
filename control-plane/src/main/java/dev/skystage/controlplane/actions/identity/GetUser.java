package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.UserView;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;

/** Shows a RAM user. */
@Action(value = "RAM GetUser", products = Product.RAM)
record GetUser(Users users) {
    record Request(@NotNull String userName) {}

    record Result(Shown user) {}

    record Shown(@Flat UserView.Dated user, String lastLoginDate) {}

    Result handle(Request request, Caller caller) {
        var user = users.require(caller.accountId(), RamNames.user(request.userName()));
        return new Result(new Shown(UserView.Dated.of(user), "")); // there is no console to log in to
    }
}
