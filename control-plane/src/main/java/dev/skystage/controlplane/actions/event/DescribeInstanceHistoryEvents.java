package dev.skystage.controlplane.actions.event;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.TimeRange;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.event.EventQuery;
import dev.skystage.controlplane.resources.event.EventStatus;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.EventView;
import dev.skystage.controlplane.resources.event.SystemEvent;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists what has been done to the caller's instances in the last week, and what is planned, newest first. */
@Action("004 §16.1")
record DescribeInstanceHistoryEvents(SystemEvents events, Regions regions, CloudClock clock) {
    private static final int MAX_PAGE_SIZE = 100;

    record Request(
            @NotBlank String regionId,
            @Nullable String instanceId,

            @Indexed(max = 100) @Refusal("EventIdLimitExceeded") @Nullable
            List<String> eventId,

            @Indexed(max = 100) @Nullable List<EventStatus> instanceEventCycleStatus,
            @Nullable EventStatus eventCycleStatus,
            @Indexed(max = 30) @Nullable List<EventType> instanceEventType,
            @Nullable EventType eventType,
            @Nullable TimeRange notBefore,
            @Nullable TimeRange eventPublishTime,
            @Flat PageRequest page) {}

    /** Of disks and hosts, which no event here is about. */
    record ExtendedAttribute() {}

    record Item(
            @Flat EventView event,
            String instanceId,
            @Nullable String eventFinishTime,
            ExtendedAttribute extendedAttribute) {
        static Item of(SystemEvent event, Instant now) {
            return new Item(
                    EventView.of(event, now),
                    event.instanceId(),
                    Times.seconds(event.finished(now)),
                    new ExtendedAttribute());
        }
    }

    record Result(
            @ItemName("InstanceSystemEventType") List<Item> instanceSystemEventSet,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        var now = clock.now();
        var query = new EventQuery(
                request.eventId(),
                EventView.given(request.instanceEventType(), request.eventType()),
                EventView.given(request.instanceEventCycleStatus(), request.eventCycleStatus()),
                request.notBefore(),
                request.eventPublishTime());
        var conditions = new Filter().equal("instance_id", request.instanceId()).and(query.filter(now));
        var page = events.read(caller, region, conditions, request.page().upTo(MAX_PAGE_SIZE));
        return new Result(page.rows().stream().map(event -> Item.of(event, now)).toList(), PageResult.of(page));
    }
}
