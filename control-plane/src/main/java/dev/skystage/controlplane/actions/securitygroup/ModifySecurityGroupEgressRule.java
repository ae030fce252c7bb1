package dev.skystage.controlplane.actions.securitygroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.resources.securitygroup.EgressPermission;
import dev.skystage.controlplane.resources.securitygroup.GroupRules;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Changes an outbound rule: everything if its id is given; else the parameters identify the rule and its description is
 * changed.
 */
@Action("ECS ModifySecurityGroupEgressRule")
record ModifySecurityGroupEgressRule(GroupRules rules) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Nullable String securityGroupRuleId,
            @Flat EgressPermission permission,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        rules.modify(
                caller,
                request.regionId(),
                request.securityGroupId(),
                request.securityGroupRuleId(),
                request.permission().permission());
    }
}
