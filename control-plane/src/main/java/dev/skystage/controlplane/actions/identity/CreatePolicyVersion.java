package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Policies;
import dev.skystage.controlplane.resources.identity.Policy;
import dev.skystage.controlplane.resources.identity.PolicyVersions;
import dev.skystage.controlplane.resources.identity.RamChanges;
import dev.skystage.controlplane.resources.identity.RamNames;
import dev.skystage.controlplane.resources.identity.VersionView;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds a version to a policy of the account's own. If it is made the default it is in force at once. */
@Action(value = "RAM CreatePolicyVersion", products = Product.RAM)
record CreatePolicyVersion(RamChanges changes, Policies policies, PolicyVersions versions) {
    private static final String OLDEST_GOES = "DeleteOldestNonDefaultVersionWhenLimitExceeded";
    private static final Set<String> ROTATIONS = Set.of("None", OLDEST_GOES);

    record Request(
            @NotNull String policyName,
            @NotNull String policyDocument,
            @Nullable Boolean setAsDefault,
            @Nullable String rotateStrategy) {}

    record Result(VersionView policyVersion) {}

    Result handle(Request request, Caller caller) {
        var name = RamNames.policy(request.policyName());
        check(request.policyDocument().length() <= Policy.LONGEST, "InvalidParameter.PolicyDocument.Length");
        RamChanges.checked(() -> Policy.parse(request.policyDocument()));
        Choice.checkParameter("RotateStrategy", request.rotateStrategy(), ROTATIONS);
        var now = changes.begin(caller);
        policies.require(caller.accountId(), Policies.CUSTOM, name);
        return new Result(VersionView.of(versions.add(
                caller.accountId(),
                name,
                request.policyDocument(),
                Boolean.TRUE.equals(request.setAsDefault()),
                OLDEST_GOES.equals(request.rotateStrategy()),
                now)));
    }
}
