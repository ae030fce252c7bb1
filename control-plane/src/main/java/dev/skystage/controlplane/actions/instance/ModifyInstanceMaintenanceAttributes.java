package dev.skystage.controlplane.actions.instance;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.Maintenance;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets when instances may be maintained and what happens to them then. Absent parameters change nothing. */
@Action("public doc: ModifyInstanceMaintenanceAttributes")
record ModifyInstanceMaintenanceAttributes(Instances instances, Regions regions) {
    private static final int MOST = 100;

    record Request(
            @NotBlank String regionId,
            @NotNull List<String> instanceId,
            @Indexed(max = 1) @Nullable List<Window> maintenanceWindow,
            @Nullable String actionOnMaintenance,
            @Nullable Boolean notifyOnMaintenance) {}

    record Window(@Nullable String startTime, @Nullable String endTime) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var ids = request.instanceId().stream().distinct().toList();
        checkParameter(ids.size() <= MOST, "InstanceId");
        var windows = windows(request.maintenanceWindow());
        var found = instances.lockPresent(caller, region.id(), ids);
        if (found.size() < ids.size()) {
            throw Resources.notFound(Instance.class);
        }
        for (var instance : found) {
            var action = request.actionOnMaintenance();
            if (action != null) {
                checkParameter(
                        Maintenance.supported(instance.localStorageAmount > 0).contains(action), "ActionOnMaintenance");
                instance.actionOnMaintenance = action;
            }
            if (request.notifyOnMaintenance() != null) {
                instance.notifyOnMaintenance = request.notifyOnMaintenance();
            }
            if (windows != null) {
                instance.maintenanceWindows = windows;
            }
        }
    }

    private static @Nullable Map<String, String> windows(@Nullable List<Window> asked) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        var start = asked.getFirst().startTime();
        var end = asked.getFirst().endTime();
        if (start == null || end == null) {
            throw ApiException.invalid("MaintenanceWindow." + (start == null ? "StartTime" : "EndTime"));
        }
        Maintenance.checkWindow(start, end);
        return Map.of(start, end);
    }
}
