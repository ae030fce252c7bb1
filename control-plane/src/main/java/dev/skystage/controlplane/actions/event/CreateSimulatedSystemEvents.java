package dev.skystage.controlplane.actions.event;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;
import static java.util.stream.Collectors.toMap;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/**
 * Orders a rehearsal of an event for each of the instances: it is shown like a real one, but nothing happens to them.
 */
@Action("004 §16.3")
record CreateSimulatedSystemEvents(
        SystemEvents events, Instances instances, Quotas quotas, Regions regions, CloudClock clock) {
    record Request(
            @NotBlank String regionId,

            @Indexed(max = 100) @Refusal("InstanceIdLimitExceeded") @NotNull
            List<String> instanceId,

            @NotNull Instant notBefore,
            @NotNull EventType eventType) {}

    record Result(@ItemName("EventId") List<String> eventIdSet) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        var ids = request.instanceId();
        checkParameter(request.eventType().isSimulatable(), "EventType");
        check(!request.notBefore().isBefore(clock.now()), "InvalidNotBefore.Passed");
        var distinct = ids.stream().distinct().toList();
        var present = instances.lockPresent(caller, region, distinct).stream()
                .collect(toMap(Instance::id, instance -> instance));
        check(present.size() == distinct.size(), "InvalidInstanceId.NotFound");
        var active = events.simulated(caller.accountId(), region) + ids.size();
        check(
                active <= quotas.maximum(caller.accountId(), region, Quota.SIMULATED_EVENTS),
                "SimulatedEventLimitExceeded");
        return new Result(events.simulate(
                request.eventType(),
                request.notBefore(),
                ids.stream().map(present::get).toList()));
    }
}
