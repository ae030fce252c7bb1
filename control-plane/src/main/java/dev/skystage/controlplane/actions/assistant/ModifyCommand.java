package dev.skystage.controlplane.actions.assistant;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.KeepEmpty;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.assistant.Commands;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.assistant.Command;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Changes a command for later invocations; its type cannot change. */
@Action("004 §18.3")
record ModifyCommand(Regions regions, Resources resources) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String commandId,
            @Nullable String name,
            @KeepEmpty @Nullable String description,
            @Nullable String commandContent,
            @KeepEmpty @Nullable String workingDir,
            @WireName({"Timeout", "TimeOut"}) @Nullable Long timeout) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Commands.checkTexts(request.name(), request.description());
        var script = request.commandContent() == null ? null : Script.sent(request.commandContent(), true);
        var command = resources.lock(Command.class, caller, region.id(), request.commandId());
        if (request.name() != null) {
            command.name = request.name();
        }
        if (request.description() != null) {
            command.description = request.description();
        }
        if (request.workingDir() != null) {
            command.workingDir = request.workingDir();
        }
        if (script != null) {
            command.content = script.base64();
        }
        command.timeout = Commands.timeout(request.timeout(), command.timeout);
    }
}
