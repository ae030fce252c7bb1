package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.Roles;
import dev.skystage.controlplane.resources.identity.Users;
import org.jspecify.annotations.Nullable;

/** Tells who signed the request. */
@Action(value = "STS GetCallerIdentity", products = Product.STS)
record GetCallerIdentity(Users users, Roles roles) {
    record Request() {}

    record Result(
            String accountId,
            @Nullable String userId,
            @Nullable String roleId,
            String principalId,
            String identityType,
            String arn) {}

    Result handle(Request request, Caller caller) {
        var accountId = caller.accountId();
        var principal = Principal.of(caller);
        var arn = principal.arn(accountId);
        return switch (principal.kind()) {
            case ROOT -> new Result(accountId, accountId, null, accountId, "Account", arn);
            case USER -> {
                var id = users.find(accountId, principal.name())
                        .map(Users.User::id)
                        .orElse(accountId);
                yield new Result(accountId, id, null, id, "RAMUser", arn);
            }
            case ROLE -> {
                var id = roles.find(accountId, principal.name())
                        .map(Roles.Role::id)
                        .orElse(accountId);
                yield new Result(accountId, null, id, id + ":" + principal.session(), "AssumedRoleUser", arn);
            }
        };
    }
}
