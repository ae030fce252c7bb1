package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.PolicyVersions;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.VersionView;
import jakarta.validation.constraints.NotNull;

/** Shows a version of a policy with its document. */
@Action(value = "RAM GetPolicyVersion", products = Product.RAM)
record GetPolicyVersion(PolicyVersions versions) {
    record Request(
            @NotNull String policyType,
            @NotNull String policyName,
            @NotNull String versionId) {}

    record Result(VersionView policyVersion) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.policy(request.policyName());
        var number = PolicyVersions.number(request.versionId());
        return new Result(VersionView.of(
                PolicyVersions.require(versions.of(caller.accountId(), request.policyType(), name), number)));
    }
}
