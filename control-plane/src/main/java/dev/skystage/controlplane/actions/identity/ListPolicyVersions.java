package dev.skystage.controlplane.actions.identity;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.PolicyVersions;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.VersionView;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Lists the versions of a policy, the oldest first. */
@Action(value = "RAM ListPolicyVersions", products = Product.RAM)
record ListPolicyVersions(PolicyVersions versions) {
    record Request(@NotNull String policyType, @NotNull String policyName) {}

    record Result(@ItemName("PolicyVersion") List<VersionView> policyVersions) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.policy(request.policyName());
        return new Result(versions.of(caller.accountId(), request.policyType(), name).stream()
                .map(VersionView::of)
                .toList());
    }
}
