package dev.skystage.controlplane.actions.provisioninggroup;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.provisioninggroup.GroupRuns;
import dev.skystage.controlplane.resources.provisioninggroup.ProvisioningGroups;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/** Deletes an auto provisioning group; its instances too, if this call or its creation asks for that. */
@Action("public doc: DeleteAutoProvisioningGroup")
record DeleteAutoProvisioningGroup(
        Regions regions, Resources resources, ProvisioningGroups groups, GroupRuns runs, CloudClock clock) {
    record Request(
            @NotBlank String regionId,
            @NotBlank String autoProvisioningGroupId,
            @Nullable Boolean terminateInstances) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var group = groups.lockToDelete(caller, region.id(), request.autoProvisioningGroupId());
        var terminate = request.terminateInstances() == null
                ? groups.settings(group).term().terminateInstances()
                : request.terminateInstances();
        runs.delete(group, terminate, clock.now());
        resources.remove(group);
    }
}
