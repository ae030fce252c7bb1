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

/** Attaches a policy to a RAM role. */
@Action(value = "RAM AttachPolicyToRole", products = Product.RAM)
record AttachPolicyToRole(RamChanges changes, Roles roles, Policies policies) {
    private static final int SYSTEM_MOST = 20;
    private static final int CUSTOM_MOST = 5;

    record Request(
            @NotNull String policyType,
            @NotNull String policyName,
            @NotNull String roleName) {}

    void handle(Request request, Caller caller) {
        var isSystem = RamNames.isSystem(request.policyType());
        var holder = Principal.role(RamNames.role(request.roleName()));
        var policyName = RamNames.policy(request.policyName());
        var now = changes.begin(caller);
        roles.require(caller.accountId(), holder.name());
        policies.attach(
                caller.accountId(),
                holder,
                request.policyType(),
                policyName,
                isSystem ? SYSTEM_MOST : CUSTOM_MOST,
                now);
    }
}
