package dev.skystage.controlplane.actions.event;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.TimeRange;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.TokenPageRequest;
import dev.skystage.controlplane.api.TokenPageResult;
import dev.skystage.controlplane.resources.event.EventQuery;
import dev.skystage.controlplane.resources.event.EventSubjects;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.EventView;
import dev.skystage.controlplane.resources.event.SystemEvent;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.event.EventStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists events of the caller's instances that have not ended, and those of the last week, newest first. */
@Action("004 §16.1")
record DescribeInstanceHistoryEvents(SystemEvents events, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;

    record Request(
            @NotBlank String regionId,
            @Nullable String instanceId,
            @Flat EventSubjects subjects,

            @Indexed(max = 100) @Refusal("EventIdLimitExceeded") @Nullable
            List<String> eventId,

            @Indexed(max = 100) @Nullable List<String> instanceEventCycleStatus,
            @Nullable String eventCycleStatus,
            @Indexed(max = 30) @Nullable List<EventType> instanceEventType,
            @Nullable EventType eventType,
            @Nullable TimeRange notBefore,
            @Nullable TimeRange eventPublishTime,
            @Flat TokenPageRequest page) {
        @Nullable
        List<EventStatus> statuses() {
            return instanceEventCycleStatus == null
                    ? EventQuery.statuses(EventQuery.given(null, eventCycleStatus), "EventCycleStatus")
                    : EventQuery.statuses(instanceEventCycleStatus, "InstanceEventCycleStatus");
        }
    }

    /** It is about disks and hosts, which no event here has. */
    record ExtendedAttribute() {}

    record Item(
            @Flat EventView event,
            String instanceId,
            @Nullable String eventFinishTime,
            ExtendedAttribute extendedAttribute) {
        static Item of(SystemEvent event) {
            return new Item(
                    EventView.of(event),
                    event.instanceId(),
                    Times.seconds(event.finishedAt()),
                    new ExtendedAttribute());
        }
    }

    record Result(
            @ItemName("InstanceSystemEventType") List<Item> instanceSystemEventSet,
            @Flat TokenPageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        var query = new EventQuery(
                request.eventId(),
                EventQuery.given(request.instanceEventType(), request.eventType()),
                request.statuses(),
                request.notBefore(),
                request.eventPublishTime());
        var conditions = new Filter()
                .equal("instance_id", request.subjects().resourceId() == null ? request.instanceId() : null)
                .and(request.subjects().filter())
                .and(query.filter());
        var page = events.read(caller, region, conditions, request.page().upTo(MAX_PAGE_SIZE));
        return new Result(page.rows().stream().map(Item::of).toList(), TokenPageResult.of(page));
    }
}
