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

/** Attaches a policy to a RAM user. */
@Action(value = "RAM AttachPolicyToUser", products = Product.RAM)
record AttachPolicyToUser(RamChanges changes, Users users, Policies policies) {
    private static final int SYSTEM_MOST = 20;
    private static final int CUSTOM_MOST = 10;

    record Request(
            @NotNull String policyType,
            @NotNull String policyName,
            @NotNull String userName) {}

    void handle(Request request, Caller caller) {
        var isSystem = RamNames.isSystem(request.policyType());
        var holder = Principal.user(RamNames.user(request.userName()));
        var policyName = RamNames.policy(request.policyName());
        var now = changes.begin(caller);
        users.require(caller.accountId(), holder.name());
        policies.attach(
                caller.accountId(),
                holder,
                request.policyType(),
                policyName,
                isSystem ? SYSTEM_MOST : CUSTOM_MOST,
                now);
    }
}
