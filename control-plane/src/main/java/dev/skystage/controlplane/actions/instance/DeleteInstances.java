package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Apart;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.resources.instance.InstanceBatches;
import dev.skystage.controlplane.resources.instance.InstanceReleases;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Releases instances, all or none. */
@Action("public doc: DeleteInstances (2019-09-06)")
record DeleteInstances(InstanceBatches batches, InstanceReleases releases) {
    /** TerminateSubscription asks for what happens anyway: an expired subscription is released. */
    record Request(
            @NotBlank String regionId,
            @Indexed(max = 100) @NotNull List<String> instanceId,
            @Nullable Boolean force,
            @Nullable Boolean terminateSubscription,
            @Nullable Boolean dryRun,
            @Nullable String clientToken) {}

    void handle(Request request, Caller caller) {
        var verb = releases.by(caller.requestId(), Boolean.TRUE.equals(request.force()));
        batches.each("DeleteInstances", caller, request.regionId(), request.instanceId(), Apart.ALL_TOGETHER, verb);
    }
}
