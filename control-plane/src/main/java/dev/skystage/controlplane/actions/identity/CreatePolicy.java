package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Policy;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Makes a policy of the account's own; its version v1 is its default. */
@Action(value = "RAM CreatePolicy", products = Product.RAM)
record CreatePolicy(RamChanges changes, Policies policies) {
    record Request(
            @NotNull String policyName,
            @NotNull String policyDocument,
            @Nullable String description) {}

    record Result(PolicyView policy) {}

    record PolicyView(
            String policyName, String policyType, String description, String defaultVersion, String createDate) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.policy(request.policyName());
        RamNames.description(request.description());
        check(request.policyDocument().length() <= Policy.LONGEST, "InvalidParameter.PolicyDocument.Length");
        RamChanges.checked(() -> Policy.parse(request.policyDocument()));
        var now = changes.begin(caller);
        var description = orEmpty(request.description());
        policies.add(caller.accountId(), name, description, request.policyDocument(), now);
        return new Result(new PolicyView(name, "Custom", description, Policies.VERSION, Times.of(now)));
    }
}
