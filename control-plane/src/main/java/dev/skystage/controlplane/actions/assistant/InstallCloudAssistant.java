package dev.skystage.controlplane.actions.assistant;

import static java.util.Objects.requireNonNull;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.assistant.Guests;
import dev.skystage.controlplane.resources.assistant.Targets;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Installs the client of the cloud assistant; the images of this cloud have it already. */
@Action("004 §18.10")
record InstallCloudAssistant(Regions regions, Guests guests) {
    private static final int MOST_INSTANCES = 100;

    /** The reference has a list in JSON, clients number the ids. */
    record Request(
            @NotBlank String regionId,

            @ListText(value = ListText.Form.JSON_OR_COMMAS, max = MOST_INSTANCES) @Nullable
            List<String> instanceIds,

            @WireName("InstanceId") @Nullable List<String> instanceId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var ids = Targets.of(request.instanceIds(), request.instanceId(), null, MOST_INSTANCES);
        guests.require(caller, region.id(), requireNonNull(ids)); // tags cannot be given instead
    }
}
