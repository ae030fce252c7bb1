package dev.skystage.controlplane.actions.securitygroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.securitygroup.RulePolicy;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Sets whether the members of a security group reach each other whatever its rules say. */
@Action("004 §11.7")
record ModifySecurityGroupPolicy(Regions regions, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @NotBlank String innerAccessPolicy,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var policy = RulePolicy.of(request.innerAccessPolicy())
                .orElseThrow(() -> new ApiException("InvalidPolicy.Malformed"));
        resources.lock(SecurityGroup.class, caller, request.regionId(), request.securityGroupId()).innerAccessPolicy =
                policy.wire();
    }
}
