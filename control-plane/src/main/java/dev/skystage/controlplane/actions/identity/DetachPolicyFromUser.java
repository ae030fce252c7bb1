package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Principal;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.Users;
import jakarta.validation.constraints.NotNull;

/** Detaches a policy from a RAM user; the policy itself stays. */
@Action(value = "RAM DetachPolicyFromUser", products = Product.RAM)
record DetachPolicyFromUser(RamChanges changes, Users users, Policies policies) {
    record Request(
            @NotNull String policyType,
            @NotNull String policyName,
            @NotNull String userName) {}

    void handle(Request request, Caller caller) {
        RamNames.isSystem(request.policyType());
        var holder = Principal.user(RamNames.user(request.userName()));
        var policyName = RamNames.policy(request.policyName());
        changes.begin(caller);
        users.require(caller.accountId(), holder.name());
        policies.detach(caller.accountId(), holder, request.policyType(), policyName);
    }
}
