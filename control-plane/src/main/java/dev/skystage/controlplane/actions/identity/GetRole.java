package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.RoleView;
import dev.skystage.controlplane.resources.identity.Roles;
import jakarta.validation.constraints.NotNull;

/** Shows a RAM role with the document that says who may assume it. */
@Action(value = "RAM GetRole", products = Product.RAM)
record GetRole(Roles roles) {
    record Request(@NotNull String roleName) {}

    record Result(RoleView.Dated role) {}

    Result handle(Request request, Caller caller) {
        var role = roles.require(caller.accountId(), RamNames.role(request.roleName()));
        return new Result(RoleView.Dated.of(role));
    }
}
