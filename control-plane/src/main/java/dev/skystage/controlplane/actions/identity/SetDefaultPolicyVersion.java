package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.PolicyVersions;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import jakarta.validation.constraints.NotNull;

/** Puts a version of a policy of the account's own into force. */
@Action(value = "RAM SetDefaultPolicyVersion", products = Product.RAM)
record SetDefaultPolicyVersion(RamChanges changes, Policies policies, PolicyVersions versions) {
    record Request(@NotNull String policyName, @NotNull String versionId) {}

    void handle(Request request, Caller caller) {
        var name = RamNames.policy(request.policyName());
        var number = PolicyVersions.number(request.versionId());
        var now = changes.begin(caller);
        policies.require(caller.accountId(), Policies.CUSTOM, name);
        versions.makeDefault(caller.accountId(), name, number, now);
    }
}
