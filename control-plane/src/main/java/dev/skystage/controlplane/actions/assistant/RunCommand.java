package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.assistant.CommandSpec;
import dev.skystage.controlplane.resources.assistant.Commands;
import dev.skystage.controlplane.resources.assistant.Guests;
import dev.skystage.controlplane.resources.assistant.Invocations;
import dev.skystage.controlplane.resources.assistant.Order;
import dev.skystage.controlplane.resources.assistant.Schedule;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.assistant.Targets;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a command and runs it at once; it is stored only if that is asked for. */
@Action("SDK")
record RunCommand(
        Regions regions, ResourceGroups resourceGroups, Commands commands, Guests guests, Invocations invocations) {
    private static final int MOST_INSTANCES = 50;
    private static final int DEFAULT_TIMEOUT = 60;

    record Request(
            @NotBlank String regionId,
            @NotBlank String commandContent,
            @Nullable String name,
            @Flat CommandSpec spec,
            @WireName("InstanceId") @Nullable List<String> instanceId,
            @WireName("ResourceTag") @Nullable List<Tag> resourceTag,
            @Nullable String repeatMode,
            @Nullable Boolean timed,
            @Nullable String frequency,
            @Nullable String parameters,
            @Nullable Boolean keepCommand,
            @Nullable String contentEncoding,
            @Nullable String username,
            @Nullable String windowsPasswordName,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String commandId, String invokeId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(resourceGroups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        Commands.checkType(request.spec().type());
        var ids = Targets.of(null, request.instanceId(), request.resourceTag(), MOST_INSTANCES);
        var schedule = Schedule.of(request.timed(), request.frequency(), request.repeatMode());
        var script = Script.sent(request.commandContent(), Script.isBase64(request.contentEncoding(), false));
        var command = commands.make(
                caller, region.id(), request.name(), request.spec(), script, DEFAULT_TIMEOUT, request.tag());
        command.resourceGroupId = orEmpty(request.resourceGroupId());
        var parameters = Commands.parameters(request.parameters(), script, command.enableParameter);
        var username = Commands.username(request.username(), command.type);
        var fit = guests.fit(caller, region.id(), ids, request.resourceTag(), command.type);
        if (Boolean.TRUE.equals(request.keepCommand())) {
            command.invokeTimes = 1; // written after the statement that counts invocations
            commands.keep(command);
        }
        var order = Order.of(command, username, parameters, command.tags, command.resourceGroupId, schedule);
        return new Result(command.id, invocations.invoke(caller, region.id(), order, fit));
    }
}
