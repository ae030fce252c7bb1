package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.instance.InstanceReleases;
import dev.skystage.controlplane.resources.instance.Instances;
import jakarta.validation.constraints.NotBlank;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Releases a Pay-As-You-Go instance or an expired subscription instance. A security lock does not prevent that
 * (reference §22.3); it only makes all disks be deleted too.
 */
@Action("004 §6.9")
record DeleteInstance(Instances instances, InstanceReleases releases) {
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    /** TerminateSubscription asks for what happens anyway: an expired subscription is released. */
    record Request(
            @NotBlank String instanceId,
            @Nullable Boolean force,
            @Nullable Boolean terminateSubscription,
            @Nullable Boolean dryRun) {}

    void handle(Request request, Caller caller) {
        checkParameter(WELL_FORMED.matcher(request.instanceId()).matches(), "InstanceId");
        releases.by(caller.requestId(), Boolean.TRUE.equals(request.force()))
                .to(instances.lock(caller, request.instanceId()));
    }
}
