package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import jakarta.validation.constraints.NotNull;

/** Deletes a policy of the account's own that is not attached. */
@Action(value = "RAM DeletePolicy", products = Product.RAM)
record DeletePolicy(RamChanges changes, Policies policies) {
    record Request(@NotNull String policyName) {}

    void handle(Request request, Caller caller) {
        var name = RamNames.policy(request.policyName());
        changes.begin(caller);
        policies.remove(caller.accountId(), name);
    }
}
