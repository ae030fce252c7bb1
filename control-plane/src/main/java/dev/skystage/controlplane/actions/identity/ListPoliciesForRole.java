package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.AttachedPolicyView;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Roles;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Lists the policies that are attached to a RAM role. */
@Action(value = "RAM ListPoliciesForRole", products = Product.RAM)
record ListPoliciesForRole(Roles roles, Policies policies) {
    record Request(@NotNull String roleName) {}

    record Result(@ItemName("Policy") List<AttachedPolicyView> policies) {}

    Result handle(Request request, Caller caller) {
        var holder = Principal.role(RamNames.role(request.roleName()));
        roles.require(caller.accountId(), holder.name());
        return new Result(policies.listOf(caller.accountId(), holder).stream()
                .map(AttachedPolicyView::of)
                .toList());
    }
}
