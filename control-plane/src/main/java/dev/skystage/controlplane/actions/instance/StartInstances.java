package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Apart;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.resources.instance.InstanceBatches;
import dev.skystage.controlplane.resources.instance.InstanceBatches.InstanceResponse;
import dev.skystage.controlplane.resources.instance.InstanceStarts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts stopped instances: all together, or each on its own with BatchOptimization=SuccessFirst. */
@Action(value = "public doc: StartInstances (2020-10-06)", dryRun = "DRYRUN.SUCCESS")
record StartInstances(InstanceBatches batches, InstanceStarts starts) {
    record Request(
            @NotBlank String regionId,
            @Indexed(max = 100) @NotNull List<String> instanceId,
            @Nullable String batchOptimization,
            @Nullable Boolean dryRun) {}

    record Result(@ItemName("InstanceResponse") List<InstanceResponse> instanceResponses) {}

    Result handle(Request request, Caller caller) {
        var mode = Apart.of(request.batchOptimization());
        return new Result(batches.each(
                "StartInstances",
                caller,
                request.regionId(),
                request.instanceId(),
                mode,
                starts.by(caller.requestId())));
    }
}
