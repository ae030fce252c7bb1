package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.LoginProfileView;
import dev.skystage.controlplane.resources.identity.LoginProfiles;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;

/** Shows how a RAM user may log in to the console; not its password. */
@Action(value = "RAM GetLoginProfile", products = Product.RAM)
record GetLoginProfile(Users users, LoginProfiles profiles) {
    record Request(@NotNull String userName) {}

    record Result(LoginProfileView loginProfile) {}

    Result handle(Request request, Caller caller) {
        var user = users.require(caller.accountId(), RamNames.user(request.userName()));
        return new Result(LoginProfileView.of(profiles.require(caller.accountId(), user.name())));
    }
}
