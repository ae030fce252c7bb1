package dev.skystage.controlplane.actions.securitygroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.resources.securitygroup.GroupRules;
import dev.skystage.controlplane.resources.securitygroup.IngressPermission;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds inbound rules to a security group. A rule that exists already is no error, and nothing changes. */
@Action("004 §11.9")
record AuthorizeSecurityGroup(GroupRules rules) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @Flat IngressPermission permission,
            @Indexed(max = 100) @Nullable List<IngressPermission> permissions,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        rules.authorize(
                caller,
                request.regionId(),
                request.securityGroupId(),
                IngressPermission.all(request.permission(), request.permissions()));
    }
}
