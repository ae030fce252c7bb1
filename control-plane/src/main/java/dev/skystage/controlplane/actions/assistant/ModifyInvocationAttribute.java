package dev.skystage.controlplane.actions.assistant;

import static java.util.Objects.requireNonNullElse;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.assistant.Invocations;
import dev.skystage.controlplane.resources.assistant.Script;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes the script, its parameters or the frequency of a repeated invocation from its next run on, or adds instances
 * to it. As for a command, Parameters count only with EnableParameter.
 */
@Action("SDK")
record ModifyInvocationAttribute(Regions regions, Invocations invocations) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String invokeId,
            @Nullable String commandContent,
            @Nullable String contentEncoding,
            @Nullable Boolean enableParameter,
            @Nullable String parameters,
            @Nullable String frequency,
            @WireName("InstanceId") @Nullable List<String> instanceId,
            @Nullable String clientToken) {}

    record Result(String commandId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var script = request.commandContent() == null
                ? null
                : Script.sent(request.commandContent(), Script.isBase64(request.contentEncoding(), true));
        var parameters = Boolean.TRUE.equals(request.enableParameter()) ? request.parameters() : null;
        var change = new Invocations.Change(
                script, parameters, request.frequency(), requireNonNullElse(request.instanceId(), List.of()));
        return new Result(invocations.change(caller, region.id(), request.invokeId(), change));
    }
}
