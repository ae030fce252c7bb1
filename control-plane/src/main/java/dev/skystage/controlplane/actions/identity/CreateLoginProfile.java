package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.account.PasswordHash;
import dev.skystage.controlplane.resources.identity.LoginProfileView;
import dev.skystage.controlplane.resources.identity.LoginProfiles;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Gives a RAM user a password for the console. */
@Action(value = "RAM CreateLoginProfile", products = Product.RAM)
record CreateLoginProfile(RamChanges changes, Users users, LoginProfiles profiles) {
    record Request(
            @NotNull String userName,
            @NotNull String password,
            @Nullable Boolean passwordResetRequired,
            @WireName("MFABindRequired") @Nullable Boolean mfaBindRequired) {}

    record Result(LoginProfileView loginProfile) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.user(request.userName());
        var hash = PasswordHash.of(RamNames.password(request.password()));
        var now = changes.begin(caller);
        users.require(caller.accountId(), name);
        check(profiles.find(caller.accountId(), name).isEmpty(), "EntityAlreadyExists.User.LoginProfile");
        var profile = new LoginProfiles.Profile(
                name,
                hash,
                Boolean.TRUE.equals(request.passwordResetRequired()),
                Boolean.TRUE.equals(request.mfaBindRequired()),
                now);
        profiles.put(caller.accountId(), profile);
        return new Result(LoginProfileView.of(profile));
    }
}
