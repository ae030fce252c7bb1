package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.instance.Consoles;
import dev.skystage.controlplane.resources.instance.guest.BootLog;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows what an instance has written to its console since its last start, in Base64. Windows writes nothing. */
@Action("004 §17.4")
record GetInstanceConsoleOutput(Consoles consoles) {
    private static final Set<InstanceStatus> STATUSES =
            Set.of(InstanceStatus.STARTING, InstanceStatus.RUNNING, InstanceStatus.STOPPING);

    record Request(@NotBlank String regionId, @NotBlank String instanceId) {}

    record Result(
            String instanceId,
            String consoleOutput,
            @Nullable String lastUpdateTime) {}

    Result handle(Request request, Caller caller) {
        var instance = consoles.find(caller, request.regionId(), request.instanceId(), STATUSES);
        check(!instance.osType.equals("windows"), "NotSupported", instance.id);
        var text = String.join("\r\n", BootLog.of(instance)) + "\r\n";
        var started = instance.startedAt == null ? instance.createdAt : instance.startedAt;
        return new Result(
                instance.id,
                Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                Times.seconds(started));
    }
}
