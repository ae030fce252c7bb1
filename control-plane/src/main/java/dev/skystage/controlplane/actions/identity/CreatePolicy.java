package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Policy;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.RamTags;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a policy of the account's own; its version v1 is its default. */
@Action(value = "RAM CreatePolicy", products = Product.RAM)
record CreatePolicy(RamChanges changes, Policies policies, RamTags tags) {
    record Request(
            @NotNull String policyName,
            @NotNull String policyDocument,
            @Nullable String description,
            @ListText(max = RamTags.MOST) @Nullable List<Tag> tag) {}

    record Result(PolicyView policy) {}

    record PolicyView(
            String policyName, String policyType, String description, String defaultVersion, String createDate) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.policy(request.policyName());
        RamNames.description("Description", request.description());
        check(request.policyDocument().length() <= Policy.LONGEST, "InvalidParameter.PolicyDocument.Length");
        RamChanges.checked(() -> Policy.parse(request.policyDocument()));
        var given = RamTags.given(request.tag());
        var now = changes.begin(caller);
        var description = orEmpty(request.description());
        policies.add(caller.accountId(), name, description, request.policyDocument(), now);
        tags.put(caller.accountId(), RamTags.Kind.POLICY, List.of(name), given);
        return new Result(new PolicyView(name, Policies.CUSTOM, description, Policies.FIRST_VERSION, Times.of(now)));
    }
}
