package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.account.UserKeys;
import dev.skystage.controlplane.resources.identity.LoginProfiles;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;

/** Deletes a RAM user that has no keys, no login profile and no policies. */
@Action(value = "RAM DeleteUser", products = Product.RAM)
record DeleteUser(RamChanges changes, Users users, Policies policies, UserKeys keys, LoginProfiles profiles) {
    record Request(@NotNull String userName) {}

    void handle(Request request, Caller caller) {
        var user = Principal.user(RamNames.user(request.userName()));
        changes.begin(caller);
        users.require(caller.accountId(), user.name());
        check(keys.of(caller.accountId(), user.holder()).isEmpty(), "DeleteConflict.User.AccessKey");
        check(profiles.find(caller.accountId(), user.name()).isEmpty(), "DeleteConflict.User.LoginProfile");
        check(policies.of(caller.accountId(), user).isEmpty(), "DeleteConflict.User.Policy");
        users.remove(caller.accountId(), user.name());
    }
}
