package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.resources.instance.InstanceRoles;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Gives instances a RAM role. An instance that has a role already keeps it; its result says so. */
@Action("004 §6.10")
record AttachInstanceRamRole(InstanceRoles roles) {
    record Request(
            @NotBlank String regionId,
            @ListText(max = 100) @NotNull List<String> instanceIds,
            @NotBlank String ramRoleName) {}

    record Result(
            int totalCount,
            int failCount,
            String ramRoleName,
            @ItemName("AttachInstanceRamRoleResult") List<InstanceRoles.Outcome> attachInstanceRamRoleResults) {}

    Result handle(Request request, Caller caller) {
        var outcomes = roles.attach(caller, request.regionId(), request.instanceIds(), request.ramRoleName());
        return new Result(outcomes.size(), InstanceRoles.failures(outcomes), request.ramRoleName(), outcomes);
    }
}
