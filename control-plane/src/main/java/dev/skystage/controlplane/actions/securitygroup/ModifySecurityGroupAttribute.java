package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes the name and the description of a security group. */
@Action("ECS ModifySecurityGroupAttribute")
record ModifySecurityGroupAttribute(Regions regions, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String securityGroupId,
            @KeepEmpty @Nullable String securityGroupName,
            @KeepEmpty @Nullable String description) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId());
        var name = request.securityGroupName();
        check(Texts.isNameWithColons(name), "InvalidSecurityGroupName.Malformed");
        var description = request.description();
        check(Texts.isDescription(description), "InvalidSecurityGroupDiscription.Malformed");
        var group = resources.lock(SecurityGroup.class, caller, request.regionId(), request.securityGroupId());
        group.name = name == null ? group.name : name;
        group.description = description == null ? group.description : description;
    }
}
