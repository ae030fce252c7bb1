package dev.skystage.controlplane.actions.event;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.event.EventTurn;
import dev.skystage.controlplane.resources.event.SystemEvent;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.event.EventRows;
import dev.skystage.persistence.event.EventStatus;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Cancels rehearsed events; those that have ended stay as they are. Either all or none. */
@Action("004 §16.2")
record CancelSimulatedSystemEvents(SystemEvents events, EventRows rows, Regions regions, Authorizer authorizer) {
    record Request(
            @NotBlank String regionId,

            @Indexed(max = 100) @Refusal("EventIdLimitExceeded") @NotNull
            List<String> eventId) {}

    void handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        var ids = request.eventId().stream().distinct().toList();
        var found = events.find(caller, region, ids);
        check(found.size() == ids.size(), "InvalidEventId.NotFound");
        authorizer.checkFound(
                caller,
                region,
                ResourceType.INSTANCE,
                found.stream().map(SystemEvent::instanceId).toList());
        check(found.stream().allMatch(SystemEvent::simulated), "CannotCancelSystemEvent.NotSimulated");
        events.turn(rows.lock(ids, EventStatus.SCHEDULED), caller.requestId(), EventTurn.CANCEL);
    }
}
