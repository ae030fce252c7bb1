package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.resources.securitygroup.Direction;
import dev.skystage.controlplane.resources.securitygroup.EgressPermission;
import dev.skystage.controlplane.resources.securitygroup.GroupRules;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes outbound rules of a security group, given by their ids or by all their values. */
@Action("004 §11.4")
record RevokeSecurityGroupEgress(GroupRules rules) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Indexed(max = 100) @Nullable List<String> securityGroupRuleId,
            @Flat EgressPermission permission,
            @Indexed(max = 100) @Nullable List<EgressPermission> permissions,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        var ids = request.securityGroupRuleId();
        if (ids == null) {
            var asked = EgressPermission.all(request.permission(), request.permissions());
            rules.revoke(caller, request.regionId(), request.securityGroupId(), asked);
        } else {
            check(request.permissions() == null, "InvalidParam.Permissions");
            rules.revoke(caller, request.regionId(), request.securityGroupId(), Direction.EGRESS, ids);
        }
    }
}
