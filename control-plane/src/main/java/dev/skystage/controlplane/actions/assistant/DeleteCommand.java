package dev.skystage.controlplane.actions.assistant;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.assistant.Commands;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.assistant.Command;
import jakarta.validation.constraints.NotBlank;

/** Deletes a command; its invocations can still be listed. */
@Action("004 §18.4")
record DeleteCommand(Regions regions, Resources resources, Commands commands) {
    record Request(@NotBlank String regionId, @NotBlank String commandId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        commands.remove(resources.lockToDelete(Command.class, caller, region.id(), request.commandId()));
    }
}
