package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.LoginProfiles;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;

/** Takes the password for the console from a RAM user. */
@Action(value = "RAM DeleteLoginProfile", products = Product.RAM)
record DeleteLoginProfile(RamChanges changes, Users users, LoginProfiles profiles) {
    record Request(@NotNull String userName) {}

    void handle(Request request, Caller caller) {
        var name = RamNames.user(request.userName());
        changes.begin(caller);
        users.require(caller.accountId(), name);
        check(profiles.remove(caller.accountId(), name), "EntityNotExist.User.LoginProfile");
    }
}
