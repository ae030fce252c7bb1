package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.instance.InstanceRoles;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes the RAM role from instances. An instance that has another role than the named one keeps it; its result says
 * so.
 */
@Action("004 §6.11")
record DetachInstanceRamRole(InstanceRoles roles) {
    record Request(
            @NotBlank String regionId,
            @ListText(max = 100) @NotNull List<String> instanceIds,
            @Nullable String ramRoleName) {}

    record Result(
            int totalCount,
            int failCount,
            String ramRoleName,
            @ItemName("DetachInstanceRamRoleResult") List<InstanceRoles.Outcome> detachInstanceRamRoleResults) {}

    Result handle(Request request, Caller caller) {
        var outcomes = roles.detach(caller, request.regionId(), request.instanceIds(), request.ramRoleName());
        return new Result(
                outcomes.size(), InstanceRoles.failures(outcomes), Texts.orEmpty(request.ramRoleName()), outcomes);
    }
}
