package dev.skystage.controlplane.actions.assistant;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.assistant.Invocations;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops an invocation on some of its instances or on all. What has ended stays as it is. */
@Action("004 §18.9")
record StopInvocation(Regions regions, Invocations invocations) {
    private static final int MOST_INSTANCES = 100;

    /** The reference has a list in JSON, clients number the ids. */
    record Request(
            @NotBlank String regionId,
            @NotBlank String invokeId,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = MOST_INSTANCES) @Nullable
            List<String> instanceIds,

            @WireName("InstanceId") @Nullable List<String> instanceId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var some = request.instanceIds() == null ? request.instanceId() : request.instanceIds();
        invocations.stop(caller, region.id(), request.invokeId(), some);
    }
}
