package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Roles;
import jakarta.validation.constraints.NotNull;

/** Shows a RAM role with the document that says who may assume it. */
@Action(value = "RAM GetRole", products = Product.RAM)
record GetRole(Roles roles) {
    record Request(@NotNull String roleName) {}

    record Result(RoleView role) {}

    record RoleView(
            String roleId,
            String roleName,
            String arn,
            String description,
            int maxSessionDuration,
            String assumeRolePolicyDocument,
            String createDate,
            String updateDate) {}

    Result handle(Request request, Caller caller) {
        var role = roles.require(caller.accountId(), RamNames.role(request.roleName()));
        return new Result(new RoleView(
                role.id(),
                role.name(),
                role.arn(),
                role.description(),
                role.maxSessionSeconds(),
                role.trustPolicy(),
                Times.of(role.createdAt()),
                Times.of(role.updatedAt())));
    }
}
