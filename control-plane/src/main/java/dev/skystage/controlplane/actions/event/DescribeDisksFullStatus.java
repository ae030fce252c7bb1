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
import dev.skystage.controlplane.api.TimeRange;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.event.EventView.Coded;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.disk.DiskStatus;
import jakarta.validation.constraints.NotBlank;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists disks with their health. Disks of this cloud have no faults, so none has events, and all are well. */
@Action("004 §16.4")
record DescribeDisksFullStatus(Pages pages, Regions regions) {
    private static final int MAX = 100;
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
            @Flat PageRequest page) {}

    record Row(@Column("id") String diskId, String instanceId, String device, DiskStatus status) {}

    record Item(
            String diskId,
            String instanceId,
            String device,
            Coded status,
            Coded healthStatus,
            @ItemName("DiskEventType") List<Event> diskEventSet) {
        static Item of(Row row) {
            var used = row.status == DiskStatus.IN_USE;
            var making = row.status == DiskStatus.RE_INITING;
            return new Item(
                    row.diskId,
                    used ? row.instanceId : "",
                    used ? row.device : "",
                    new Coded(code(row.status), row.status.wire()),
                    making ? new Coded(32, "Initializing") : new Coded(0, "Ok"),
                    List.of());
        }
    }

    record Event(String eventId, Coded eventType, String eventTime, String eventEndTime) {}

    record Result(
            @ItemName("DiskFullStatusType") List<Item> diskFullStatusSet,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId()).id();
        Choice.checkParameter("Status", request.status(), STATUSES);
        Choice.checkParameter("HealthStatus", request.healthStatus(), HEALTH);
        Choice.checkParameter("EventType", request.eventType(), Set.of("Degraded", "SeverelyDegraded", "Stalled"));
        var range = request.eventTime();
        check(
                range == null
                        || range.start() == null
                        || range.end() == null
                        || range.end().isAfter(range.start()),
                "InvalidParameter.TimeEndBeforeStart");
        var query = Query.of(caller, region).ids(request.diskId()).where(filter(request));
        var page = pages.read(DISKS, query, request.page().upTo(MAX));
        return new Result(page.rows().stream().map(Item::of).toList(), PageResult.of(page));
    }

    private static Filter filter(Request request) {
        var filter = new Filter().and("status not in ('DELETING', 'DELETED')");
        if (request.eventId() != null || request.eventType() != null || request.eventTime() != null) {
            filter.and("false");
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
            case "Ok" -> filter.and("status <> 'RE_INITING'");
            case "Initializing" -> filter.and("status = 'RE_INITING'");
            default -> filter.and("false");
        };
    }

    /** The reference shows 129 for an available disk; the others are ours. */
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
