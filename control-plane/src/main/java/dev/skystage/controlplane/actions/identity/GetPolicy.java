package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.VersionView;
import jakarta.validation.constraints.NotNull;

/** Shows a policy with its document. */
@Action(value = "RAM GetPolicy", products = Product.RAM)
record GetPolicy(Policies policies) {
    record Request(@NotNull String policyType, @NotNull String policyName) {}

    record Result(PolicyView policy, VersionView defaultPolicyVersion) {}

    record PolicyView(
            String policyName,
            String policyType,
            String description,
            String defaultVersion,
            String policyDocument,
            int attachmentCount,
            String createDate,
            String updateDate) {}

    Result handle(Request request, Caller caller) {
        RamNames.isSystem(request.policyType());
        var name = RamNames.policy(request.policyName());
        var policy = policies.require(caller.accountId(), request.policyType(), name);
        return new Result(
                new PolicyView(
                        name,
                        policy.type(),
                        policy.description(),
                        policy.defaultVersion(),
                        policy.document(),
                        policies.attachments(caller.accountId(), policy.type(), name),
                        policy.createDate(),
                        policy.updateDate()),
                new VersionView(policy.defaultVersion(), true, policy.document(), policy.versionDate()));
    }
}
