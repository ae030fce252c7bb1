package dev.skystage.controlplane.actions.securitygroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.resources.securitygroup.GroupRules;
import dev.skystage.controlplane.resources.securitygroup.IngressPermission;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Changes an inbound rule: everything if its id is given; else the parameters identify the rule and its description is
 * changed.
 */
@Action("004 §11.8")
record ModifySecurityGroupRule(GroupRules rules) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Nullable String securityGroupRuleId,
            @Flat IngressPermission permission,
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
