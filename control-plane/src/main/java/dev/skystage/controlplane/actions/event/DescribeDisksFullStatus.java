package dev.skystage.controlplane.actions.event;

import static dev.skystage.controlplane.api.ApiException.check;

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
import dev.skystage.controlplane.api.Tag;
import dev.skystage.controlplane.api.TimeRange;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.event.DiskEvents;
import dev.skystage.controlplane.resources.event.DiskEvents.DiskEvent;
import dev.skystage.controlplane.resources.event.EventView.Coded;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists disks with their health and their present faults, or with a range of times all faults of the last week. A
 * stalled disk is Impaired, a slow one Warning; the health is never unknown.
 */
@Action("004 §16.4")
record DescribeDisksFullStatus(DiskEvents events, Pages pages, Regions regions, CloudClock clock) {
    private static final int MAX = 100;
    private static final Duration SHOWN = Duration.ofDays(7);
    private static final String STALLED = "Stalled";
    private static final String LASTS = "ended_at is null";
    private static final String IS_STALLED = "e.type = 'Stalled'";
    private static final String FAULTY =
            "exists (select from disk_event e where e.disk_id = disk.id and e.ended_at is null and %s)";
    private static final Set<String> STATUSES =
            Set.of("In_use", "Available", "Attaching", "Detaching", "Creating", "ReIniting");
    private static final Set<String> HEALTH =
            Set.of("Impaired", "Warning", "Initializing", "InsufficientData", "NotApplicable", "Ok");
    private static final Listing<Row> DISKS = Listing.of("disk", Row.class);

    record Request(
            @NotBlank String regionId,

            @Indexed(max = 100) @Refusal("InvalidParameter.TooManyDiskId") @Nullable
            List<String> diskId,

            @Indexed(max = 100) @Refusal("InvalidParameter.LengthExceeded") @Nullable
            List<String> eventId,

            @Nullable String status,
            @Nullable String healthStatus,
            @Nullable String eventType,
            @Nullable TimeRange eventTime,
            @Nullable String resourceGroupId,
            @Nullable List<Tag> tag,
            @Flat PageRequest page) {}

    record Row(@Column("id") String diskId, String instanceId, String device, DiskStatus status) {}

    record Item(
            String diskId,
            String instanceId,
            String device,
            Coded status,
            Coded healthStatus,
            @ItemName("DiskEventType") List<Event> diskEventSet) {
        static Item of(Row row, List<DiskEvent> lasting, List<DiskEvent> shown) {
            var used = row.status == DiskStatus.IN_USE;
            return new Item(
                    row.diskId,
                    used ? row.instanceId : "",
                    used ? row.device : "",
                    new Coded(code(row.status), row.status.wire()),
                    health(row, lasting),
                    shown.stream().map(Event::of).toList());
        }

        private static Coded health(Row row, List<DiskEvent> lasting) {
            if (lasting.stream().anyMatch(event -> event.type().equals(STALLED))) {
                return new Coded(128, "Impaired");
            }
            if (!lasting.isEmpty()) {
                return new Coded(64, "Warning");
            }
            return row.status == DiskStatus.RE_INITING ? new Coded(32, "Initializing") : new Coded(0, "Ok");
        }
    }

    record Event(
            String eventId,
            Coded eventType,
            @Nullable String eventTime,
            @Nullable String eventEndTime) {
        static Event of(DiskEvent event) {
            return new Event(
                    event.id(),
                    new Coded(DiskEvents.TYPES.getOrDefault(event.type(), 0), event.type()),
                    Times.seconds(event.beganAt()),
                    Times.seconds(event.endedAt()));
        }
    }

    record Result(
            @ItemName("DiskFullStatusType") List<Item> diskFullStatusSet,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        Choice.checkParameter("Status", request.status(), STATUSES);
        Choice.checkParameter("HealthStatus", request.healthStatus(), HEALTH);
        Choice.checkParameter("EventType", request.eventType(), DiskEvents.TYPES.keySet());
        var range = request.eventTime();
        check(
                range == null
                        || range.start() == null
                        || range.end() == null
                        || range.end().isAfter(range.start()),
                "InvalidParameter.TimeEndBeforeStart");
        var asked = asked(request);
        var query = Query.of(caller, region)
                .ids(request.diskId())
                .tags(request.tag())
                .where(disks(request, asked));
        var page = pages.read(DISKS, query, request.page().upTo(MAX));
        var ids = page.rows().stream().map(Row::diskId).toList();
        var lasting = events.of(ids, new Filter().and(LASTS));
        var shown = events.of(ids, asked);
        return new Result(
                page.rows().stream()
                        .map(row -> Item.of(
                                row,
                                lasting.getOrDefault(row.diskId, List.of()),
                                shown.getOrDefault(row.diskId, List.of())))
                        .toList(),
                PageResult.of(page));
    }

    private Filter asked(Request request) {
        var filter = new Filter().in("id", request.eventId()).equal("type", request.eventType());
        var range = request.eventTime();
        if (range == null || (range.start() == null && range.end() == null)) {
            return filter.and(LASTS);
        }
        TimeRange.apply(range, "began_at", filter);
        return filter.and("began_at >= ?", Timestamp.from(clock.now().minus(SHOWN)));
    }

    /** Conditions on events mean the disks that have such events. */
    private static Filter disks(Request request, Filter asked) {
        var filter = new Filter()
                .and("status not in ('DELETING', 'DELETED')")
                .equal("resource_group_id", request.resourceGroupId());
        if (request.eventId() != null || request.eventType() != null || request.eventTime() != null) {
            filter.and(
                    "id in (select disk_id from disk_event where " + asked.sql() + ")",
                    asked.parameters().toArray());
        }
        if (request.status() != null) {
            filter.in(
                    "status",
                    Arrays.stream(DiskStatus.values())
                            .filter(status -> status.wire().equals(request.status()))
                            .map(DiskStatus::name)
                            .toList());
        }
        return switch (String.valueOf(request.healthStatus())) {
            case "null" -> filter;
            case "Impaired" -> filter.and(FAULTY.formatted(IS_STALLED));
            case "Warning" -> filter.and(FAULTY.formatted("true") + " and not " + FAULTY.formatted(IS_STALLED));
            case "Initializing" -> filter.and("status = 'RE_INITING' and not " + FAULTY.formatted("true"));
            case "Ok" -> filter.and("status <> 'RE_INITING' and not " + FAULTY.formatted("true"));
            default -> filter.and("false");
        };
    }

    /** The reference shows 129 for an available disk; the other numbers are our own. */
    private static int code(DiskStatus status) {
        return switch (status) {
            case IN_USE -> 128;
            case AVAILABLE -> 129;
            case ATTACHING -> 130;
            case DETACHING -> 131;
            case CREATING -> 132;
            default -> 133;
        };
    }
}
