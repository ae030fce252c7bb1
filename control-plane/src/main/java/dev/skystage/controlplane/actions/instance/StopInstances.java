package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Apart;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.instance.InstanceBatches;
import dev.skystage.controlplane.resources.instance.InstanceBatches.InstanceResponse;
import dev.skystage.controlplane.resources.instance.InstanceStops;
import dev.skystage.controlplane.resources.instance.StoppedMode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops running instances: all together, or each on its own with BatchOptimization=SuccessFirst. */
@Action(value = "public doc: StopInstances", dryRun = "DRYRUN.SUCCESS")
record StopInstances(InstanceBatches batches, InstanceStops stops) {
    record Request(
            @NotBlank String regionId,
            @Indexed(max = 100) @NotNull List<String> instanceId,
            @Nullable Boolean forceStop,
            @Nullable String stoppedMode,
            @Nullable String batchOptimization,
            @Nullable Boolean dryRun) {}

    record Result(@ItemName("InstanceResponse") List<InstanceResponse> instanceResponses) {}

    Result handle(Request request, Caller caller) {
        Choice.checkParameter("StoppedMode", request.stoppedMode(), StoppedMode.VALUES);
        var mode = Apart.of(request.batchOptimization());
        return new Result(batches.each(
                "StopInstances",
                caller,
                request.regionId(),
                request.instanceId(),
                mode,
                stops.by(caller.requestId(), request.stoppedMode(), false)));
    }
}
