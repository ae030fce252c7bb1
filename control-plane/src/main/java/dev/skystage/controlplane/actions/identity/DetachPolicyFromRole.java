package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Roles;
import jakarta.validation.constraints.NotNull;

/** Detaches a policy from a RAM role; the policy itself stays. */
@Action(value = "RAM DetachPolicyFromRole", products = Product.RAM)
record DetachPolicyFromRole(RamChanges changes, Roles roles, Policies policies) {
    record Request(
            @NotNull String policyType,
            @NotNull String policyName,
            @NotNull String roleName) {}

    void handle(Request request, Caller caller) {
        RamNames.isSystem(request.policyType());
        var holder = Principal.role(RamNames.role(request.roleName()));
        var policyName = RamNames.policy(request.policyName());
        changes.begin(caller);
        roles.require(caller.accountId(), holder.name());
        policies.detach(caller.accountId(), holder, request.policyType(), policyName);
    }
}
