package dev.skystage.controlplane.actions.task;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.task.Operation;
import dev.skystage.controlplane.resources.task.Operations;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Cancels a task that is not finished; what it was making is removed. */
@Action("ECS CancelTask")
record CancelTask(Operations operations, Regions regions, Authorizer authorizer) {
    record Request(@NotBlank String regionId, @NotBlank String taskId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        operations
                .find(caller, region.id(), request.taskId())
                .map(Operation::resourceId)
                .ifPresent(id -> ResourceType.ofId(id)
                        .ifPresent(type -> authorizer.checkFound(caller, region.id(), type, List.of(id))));
        operations.cancel(caller, region.id(), request.taskId());
    }
}
