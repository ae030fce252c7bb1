package dev.skystage.controlplane.actions.identity;

import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.account.PasswordHash;
import dev.skystage.controlplane.resources.identity.LoginProfiles;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Changes the password of a RAM user and what it has to do when it logs in; what is not given stays. */
@Action(value = "RAM UpdateLoginProfile", products = Product.RAM)
record UpdateLoginProfile(RamChanges changes, Users users, LoginProfiles profiles) {
    record Request(
            @NotNull String userName,
            @Nullable String password,
            @Nullable Boolean passwordResetRequired,
            @WireName("MFABindRequired") @Nullable Boolean mfaBindRequired) {}

    void handle(Request request, Caller caller) {
        var name = RamNames.user(request.userName());
        var hash = request.password() == null ? null : PasswordHash.of(RamNames.password(request.password()));
        changes.begin(caller);
        users.require(caller.accountId(), name);
        var profile = profiles.require(caller.accountId(), name);
        profiles.put(
                caller.accountId(),
                new LoginProfiles.Profile(
                        name,
                        requireNonNullElse(hash, profile.passwordHash()),
                        requireNonNullElse(request.passwordResetRequired(), profile.passwordResetRequired()),
                        requireNonNullElse(request.mfaBindRequired(), profile.mfaBindRequired()),
                        profile.createdAt()));
    }
}
