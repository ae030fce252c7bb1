package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.creation.PrivatePool;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Sets whether an instance uses reserved capacity. There is none in this cloud, so no pool can be named. */
@Action("public doc: ModifyInstanceAttachmentAttributes")
record ModifyInstanceAttachmentAttributes(Instances instances, Regions regions) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @NotNull PrivatePoolOptions privatePoolOptions) {}

    record PrivatePoolOptions(
            @NotBlank String matchCriteria, @Nullable String id) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var asked = request.privatePoolOptions();
        var pool = new PrivatePool(asked.matchCriteria(), asked.id());
        pool.examine(new ApiException("InvalidPrivatePoolOptions.NotFound"));
        var instance = instances.lockIn(caller, region.id(), request.instanceId());
        pool.writeTo(instance);
    }
}
