package dev.skystage.controlplane.actions.assistant;

import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static dev.skystage.controlplane.api.Texts.orEmpty;
import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.Tags;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.assistant.Commands;
import dev.skystage.controlplane.resources.assistant.Guests;
import dev.skystage.controlplane.resources.assistant.Invocations;
import dev.skystage.controlplane.resources.assistant.Order;
import dev.skystage.controlplane.resources.assistant.Schedule;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.assistant.Targets;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.resourcegroup.ResourceGroups;
import dev.skystage.persistence.assistant.Command;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a command on instances, once or repeatedly. */
@Action("004 §18.8")
record InvokeCommand(
        Regions regions, ResourceGroups resourceGroups, Resources resources, Guests guests, Invocations invocations) {
    private static final int MOST_INSTANCES = 100;
    private static final int SHORTEST_TIMEOUT = 10;

    /** The reference has a list in JSON, clients number the ids. */
    record Request(
            @NotBlank String regionId,
            @NotBlank String commandId,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = MOST_INSTANCES, tooMany = "InstanceIds.ExceedLimit")
            @Nullable
            List<String> instanceIds,

            @WireName("InstanceId") @Nullable List<String> instanceId,
            @WireName("ResourceTag") @Nullable List<Tag> resourceTag,
            @Nullable Boolean timed,
            @Nullable String frequency,
            @Nullable String repeatMode,
            @Nullable String parameters,
            @Nullable String username,
            @Nullable Long timeout,
            @Nullable String workingDir,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Nullable String clientToken) {}

    record Result(String invokeId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        checkParameter(resourceGroups.exists(caller, request.resourceGroupId()), "ResourceGroupId");
        var ids = Targets.of(request.instanceIds(), request.instanceId(), request.resourceTag(), MOST_INSTANCES);
        var schedule = Schedule.of(request.timed(), request.frequency(), request.repeatMode());
        var command = resources.hold(Command.class, caller, region.id(), request.commandId());
        var parameters =
                Commands.parameters(request.parameters(), Script.sent(command.content, true), command.enableParameter);
        var order = Order.of(
                command,
                Commands.username(request.username(), command.type),
                parameters,
                Tags.given(request.tag()),
                orEmpty(request.resourceGroupId()),
                schedule);
        var timeout = Commands.timeout(request.timeout(), command.timeout, SHORTEST_TIMEOUT);
        var own = order.with(requireNonNullElse(request.workingDir(), command.workingDir), timeout);
        var fit = guests.fit(caller, region.id(), ids, request.resourceTag(), command.type);
        return new Result(invocations.invoke(caller, region.id(), own, fit));
    }
}
