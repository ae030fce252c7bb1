package dev.skystage.controlplane.actions.securitygroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.resources.securitygroup.EgressPermission;
import dev.skystage.controlplane.resources.securitygroup.GroupRules;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds outbound rules to a security group. A rule that exists already is no error, and nothing changes. */
@Action("004 §11.2")
record AuthorizeSecurityGroupEgress(GroupRules rules) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Flat EgressPermission permission,
            @Indexed(max = 100) @Nullable List<EgressPermission> permissions,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        rules.authorize(
                caller,
                request.regionId(),
                request.securityGroupId(),
                EgressPermission.all(request.permission(), request.permissions()));
    }
}
