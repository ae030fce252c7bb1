package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.resources.assistant.CommandSpec;
import dev.skystage.controlplane.resources.assistant.Commands;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a command of the cloud assistant. */
@Action("004 §18.1")
record CreateCommand(Regions regions, ResourceGroups resourceGroups, Commands commands) {
    private static final int DEFAULT_TIMEOUT = 3600;

    record Request(
            @NotBlank String regionId,
            @NotBlank String name,
            @Flat CommandSpec spec,
            @Nullable String commandContent,
            @Nullable String contentEncoding,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String commandId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(resourceGroups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        Commands.checkType(request.spec().type());
        var script = Script.sent(request.commandContent(), Script.isBase64(request.contentEncoding(), true));
        var command = commands.make(
                caller, region.id(), request.name(), request.spec(), script, DEFAULT_TIMEOUT, request.tag());
        command.resourceGroupId = orEmpty(request.resourceGroupId());
        commands.keep(command);
        return new Result(command.id);
    }
}
