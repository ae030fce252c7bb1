package dev.skystage.controlplane.actions.event;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.EventType.Effect;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.event.EventRows;
import dev.skystage.persistence.event.EventStatus;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** Agrees to an event for an instance; it is carried out now. */
@Action("public doc: AcceptInquiredSystemEvent (2020-12-25)")
record AcceptInquiredSystemEvent(
        SystemEvents events, EventRows rows, Instances instances, Regions regions, Authorizer authorizer) {
    private static final String NOT_FOUND = "InvalidEventId.NoInquiringEventFound";

    record Request(@NotBlank String regionId, @NotBlank String eventId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        var id = request.eventId();
        var event = events.find(caller, region, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new ApiException(NOT_FOUND, id));
        authorizer.checkFound(caller, region, ResourceType.INSTANCE, List.of(event.instanceId()));
        var instance = instances.lockPresent(caller, region, List.of(event.instanceId())).stream()
                .findFirst();
        var inquiring = rows.lock(List.of(id), EventStatus.INQUIRING);
        check(instance.isPresent() && !inquiring.isEmpty(), NOT_FOUND, id);
        checkStatus(instance.get(), EventType.of(event.type()).orElseThrow().effect());
        events.accept(inquiring.getFirst(), caller.requestId());
    }

    private static void checkStatus(Instance instance, Effect effect) {
        switch (instance.status()) {
            case STARTING, STOPPING -> throw new ApiException("OperationConflict", instance.id);
            case PENDING -> throw new ApiException("IncorrectInstanceStatus", instance.id);
            default ->
                check(
                        instance.status() == InstanceStatus.RUNNING || effect != Effect.REBOOT,
                        "OperationFail.InstanceStatusNotSupported",
                        instance.id);
        }
    }
}
