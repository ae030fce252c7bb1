package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets whether an instance uses reserved capacity. There is none in this cloud, so no pool can be named. */
@Action("public doc: ModifyInstanceAttachmentAttributes")
record ModifyInstanceAttachmentAttributes(Instances instances, Regions regions) {
    private static final String TARGET = "Target";
    private static final Set<String> CRITERIA = Set.of("Open", TARGET, "None");

    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,
            @NotNull PrivatePoolOptions privatePoolOptions) {}

    record PrivatePoolOptions(
            @NotBlank String matchCriteria, @Nullable String id) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var criteria = request.privatePoolOptions().matchCriteria();
        Choice.checkParameter("PrivatePoolOptions.MatchCriteria", criteria, CRITERIA);
        var pool = request.privatePoolOptions().id();
        if (criteria.equals(TARGET)) {
            checkParameter(pool != null, "PrivatePoolOptions.Id");
            throw new ApiException("InvalidPrivatePoolOptions.NotFound");
        }
        checkParameter(pool == null, "PrivatePoolOptions.Id");
        var instance = instances.lockIn(caller, region.id(), request.instanceId());
        instance.privatePoolMatchCriteria = criteria;
    }
}
