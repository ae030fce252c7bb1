package dev.skystage.controlplane.actions.event;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Indexed;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.TimeRange;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.resources.event.EventQuery;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.EventView;
import dev.skystage.controlplane.resources.event.EventView.Coded;
import dev.skystage.controlplane.resources.event.SystemEvent;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.controlplane.resources.instance.InstanceQuery;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.event.EventStatus;
import dev.skystage.persistence.instance.InstanceStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists instances with their scheduled events, or with a range of times all events in it. A healthy instance is Ok, one
 * with planned maintenance Maintaining, one with a fault Warning; other health statuses do not occur.
 */
@Action("004 §16.5")
record DescribeInstancesFullStatus(SystemEvents events, Pages pages, Regions regions) {
    private static final int MAX = 100;
    private static final Set<String> HEALTH =
            Set.of("Impaired", "Warning", "Maintaining", "Initializing", "InsufficientData", "NotApplicable", "Ok");
    private static final String FAULTY =
            "exists (select from system_event e where e.instance_id = instance.id and e.type like '%Failure%' and ";
    private static final String BUSY =
            "exists (select from system_event e where e.instance_id = instance.id and e.type not like '%Failure%' and ";
    private static final Listing<Row> INSTANCES = Listing.of("instance", Row.class);

    record Request(
            @NotBlank String regionId,

            @Indexed(max = 100) @Refusal("InstanceIdLimitExceeded") @Nullable
            List<String> instanceId,

            @Indexed(max = 100) @Refusal("EventIdLimitExceeded") @Nullable
            List<String> eventId,

            @Nullable String status,
            @Nullable String healthStatus,
            @Indexed(max = 30) @Nullable List<EventType> instanceEventType,
            @Nullable EventType eventType,
            @Nullable TimeRange notBefore,
            @Nullable TimeRange eventPublishTime,
            @Flat PageRequest page) {
        EventQuery events() {
            var all = notBefore != null || eventPublishTime != null;
            return new EventQuery(
                    eventId,
                    EventQuery.given(instanceEventType, eventType),
                    all ? null : List.of(EventStatus.SCHEDULED, EventStatus.EXECUTING),
                    notBefore,
                    eventPublishTime);
        }
    }

    record Row(@Column("id") String id, InstanceStatus status) {}

    record Item(
            String instanceId,
            Coded status,
            Coded healthStatus,
            @ItemName("ScheduledSystemEventType") List<EventView> scheduledSystemEventSet) {
        static Item of(Row row, List<SystemEvent> open, List<SystemEvent> shown) {
            return new Item(
                    row.id,
                    new Coded(code(row.status), row.status.wire()),
                    health(open),
                    shown.stream().map(event -> EventView.of(event)).toList());
        }
    }

    record Result(
            @ItemName("InstanceFullStatusType") List<Item> instanceFullStatusSet,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        Choice.checkParameter("Status", request.status(), InstanceQuery.STATUSES);
        checkParameter(request.healthStatus() == null || HEALTH.contains(request.healthStatus()), "HealthStatus");
        var conditions = conditions(request);
        var query = InstanceQuery.of(caller, region, null, null, request.status(), conditions)
                .ids(request.instanceId());
        var page = pages.read(INSTANCES, query, request.page().upTo(MAX));
        var ids = page.rows().stream().map(Row::id).toList();
        var shown = events.of(ids, request.events().filter());
        var open = events.of(ids, open());
        return new Result(
                page.rows().stream()
                        .map(row -> Item.of(
                                row, open.getOrDefault(row.id, List.of()), shown.getOrDefault(row.id, List.of())))
                        .toList(),
                PageResult.of(page));
    }

    private static Filter open() {
        return new EventQuery(null, null, List.of(EventStatus.SCHEDULED, EventStatus.EXECUTING), null, null).filter();
    }

    /** Conditions on events mean the instances that have such events. */
    private static Filter conditions(Request request) {
        var filter = new Filter();
        var wanted = request.events();
        if (!wanted.isOpen()) {
            var matching = wanted.filter();
            filter.and(
                    "id in (select instance_id from system_event where " + matching.sql() + ")",
                    matching.parameters().toArray());
        }
        var health = request.healthStatus();
        if (health == null) {
            return filter;
        }
        var open = open();
        var faulty = FAULTY + open.sql() + ")";
        var busy = BUSY + open.sql() + ")";
        var both = new Filter(open).and(open).parameters().toArray();
        return switch (health) {
            case "Warning" -> filter.and(faulty, open.parameters().toArray());
            case "Maintaining" -> filter.and("not " + faulty + " and " + busy, both);
            case "Ok" -> filter.and("not " + faulty + " and not " + busy, both);
            default -> filter.and("false");
        };
    }

    private static Coded health(List<SystemEvent> open) {
        if (open.isEmpty()) {
            return new Coded(0, "Ok");
        }
        return open.stream()
                        .anyMatch(event -> EventType.of(event.type())
                                .filter(EventType::isFailure)
                                .isPresent())
                ? new Coded(64, "Warning")
                : new Coded(0, "Maintaining");
    }

    /** The reference shows 1 for a running instance; the other numbers are our own. */
    private static int code(InstanceStatus status) {
        return switch (status) {
            case PENDING -> 0;
            case RUNNING -> 1;
            case STARTING -> 2;
            case STOPPING -> 3;
            default -> 4;
        };
    }
}
