package dev.skystage.controlplane.actions.task;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.task.Operations;
import jakarta.validation.constraints.NotBlank;

/** Cancels a task that is not finished: what it was making goes. */
@Action("ECS CancelTask")
record CancelTask(Operations operations, Regions regions) {
    record Request(@NotBlank String regionId, @NotBlank String taskId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        operations.cancel(caller, region.id(), request.taskId());
    }
}
