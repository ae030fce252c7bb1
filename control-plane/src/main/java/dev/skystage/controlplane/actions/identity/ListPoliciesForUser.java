package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.AttachedPolicyView;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Lists the policies that are attached to a RAM user. */
@Action(value = "RAM ListPoliciesForUser", products = Product.RAM)
record ListPoliciesForUser(Users users, Policies policies) {
    record Request(@NotNull String userName) {}

    record Result(@ItemName("Policy") List<AttachedPolicyView> policies) {}

    Result handle(Request request, Caller caller) {
        var holder = Principal.user(RamNames.user(request.userName()));
        users.require(caller.accountId(), holder.name());
        return new Result(policies.listOf(caller.accountId(), holder).stream()
                .map(AttachedPolicyView::of)
                .toList());
    }
}
