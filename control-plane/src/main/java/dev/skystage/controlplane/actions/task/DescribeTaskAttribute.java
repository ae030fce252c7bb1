package dev.skystage.controlplane.actions.task;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.task.Operation;
import dev.skystage.controlplane.resources.task.OperationStatus;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.controlplane.resources.task.TaskAction;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a task. A task is a single piece of work, so its counts are 0 or 1. */
@Action("004 §21.2")
record DescribeTaskAttribute(Operations operations, Regions regions, CloudClock clock) {
    record Request(@NotBlank String regionId, @NotBlank String taskId) {}

    record Result(
            String taskId,
            String taskAction,
            String regionId,
            String taskStatus,
            String taskProcess,
            boolean supportCancel,
            int totalCount,
            int successCount,
            int failedCount,
            @Nullable String creationTime,
            @Nullable String finishedTime,
            @ItemName("OperationProgress") List<Progress> operationProgressSet) {}

    record Progress(
            String operationStatus,
            String errorCode,
            String errorMsg,
            @ItemName("RelatedItem") List<Operation.Item> relatedItemSet) {
        static Progress of(Operation operation) {
            var status = operation.status();
            return new Progress(
                    status == OperationStatus.FINISHED ? "Success" : status.wire(),
                    Texts.orEmpty(operation.errorCode()),
                    Texts.orEmpty(operation.errorMessage()),
                    operation.items());
        }
    }

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var task = operations
                .find(caller, region.id(), request.taskId())
                .filter(found -> TaskAction.all().contains(found.action()))
                .orElseThrow(() -> new ApiException("InvalidTaskId.NotFound"));
        return new Result(
                task.id(),
                task.action(),
                task.regionId(),
                task.status().wire(),
                task.progress(clock.now()) + "%",
                task.cancellable(),
                1,
                task.status() == OperationStatus.FINISHED ? 1 : 0,
                task.status() == OperationStatus.FAILED ? 1 : 0,
                Times.minutes(task.startedAt()),
                Times.minutes(task.finishedAt()),
                List.of(Progress.of(task)));
    }
}
