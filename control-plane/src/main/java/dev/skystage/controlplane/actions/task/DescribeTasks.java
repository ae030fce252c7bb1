package dev.skystage.controlplane.actions.task;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.PageRequest;
import dev.skystage.controlplane.api.PageResult;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.task.Operation;
import dev.skystage.controlplane.resources.task.OperationStatus;
import dev.skystage.controlplane.resources.task.TaskAction;
import jakarta.validation.constraints.NotBlank;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the caller's tasks of a region, newest first. Other statuses than finished, processing and failed do not filter. */
@Action("004 §21.1")
record DescribeTasks(Pages pages, Regions regions) {
    private static final int MAX_PAGE_SIZE = 100;
    private static final Set<OperationStatus> FILTERS =
            EnumSet.of(OperationStatus.FINISHED, OperationStatus.PROCESSING, OperationStatus.FAILED);

    record Request(
            @NotBlank String regionId,
            @Nullable TaskAction taskAction,

            @ListText(value = ListText.Form.COMMAS, max = MAX_PAGE_SIZE) @Nullable
            List<String> taskIds,

            @Nullable List<String> resourceIds,
            @Nullable String taskStatus,
            @Nullable Instant startTime,
            @Nullable Instant endTime,
            @Flat PageRequest page) {}

    record Task(
            String taskId,
            String taskAction,
            String taskStatus,
            boolean supportCancel,
            String resourceId,
            @Nullable String creationTime,
            @Nullable String finishedTime) {
        static Task of(Operation operation) {
            return new Task(
                    operation.id(),
                    operation.action(),
                    operation.status().wire(),
                    operation.cancellable(),
                    operation.resourceId(),
                    Times.minutes(operation.startedAt()),
                    Times.minutes(operation.finishedAt()));
        }
    }

    record Result(
            String regionId,
            @ItemName("Task") List<Task> taskSet,
            @Flat PageResult page) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var query = Query.of(caller, region.id()).ids(request.taskIds()).where(filter(request));
        var page = pages.read(Operation.OPERATIONS, query, request.page().upTo(MAX_PAGE_SIZE));
        return new Result(region.id(), page.rows().stream().map(Task::of).toList(), PageResult.of(page));
    }

    private static Filter filter(Request request) {
        var action = request.taskAction();
        var filter = new Filter()
                .in("action", action == null ? TaskAction.all() : List.of(action.wire()))
                .in("resource_id", request.resourceIds());
        FILTERS.stream()
                .filter(status -> status.wire().equals(request.taskStatus()))
                .forEach(status -> filter.equal("status", status.name()));
        if (request.startTime() != null) {
            filter.and("started_at >= ?", Timestamp.from(request.startTime()));
        }
        if (request.endTime() != null) {
            filter.and("started_at <= ?", Timestamp.from(request.endTime()));
        }
        return filter;
    }
}
