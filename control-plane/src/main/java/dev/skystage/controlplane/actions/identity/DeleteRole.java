package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.account.RoleSessions;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Roles;
import jakarta.validation.constraints.NotNull;

/** Deletes a RAM role that has no policies, and ends its sessions. */
@Action(value = "RAM DeleteRole", products = Product.RAM)
record DeleteRole(RamChanges changes, Roles roles, Policies policies, RoleSessions sessions) {
    record Request(@NotNull String roleName) {}

    void handle(Request request, Caller caller) {
        var role = Principal.role(RamNames.role(request.roleName()));
        changes.begin(caller);
        roles.require(caller.accountId(), role.name());
        check(policies.of(caller.accountId(), role).isEmpty(), "DeleteConflict.Role.Policy");
        roles.remove(caller.accountId(), role.name());
        sessions.end(caller.accountId(), role.holder());
    }
}
