package dev.skystage.controlplane.resources.task;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Long work on a resource, as its user sees it.
 *
 * @param id the TaskId of the API
 * @param cancelled whether the user wished it to end; it ends when its task sees that
 */
public record Operation(
        String id,
        String accountId,
        String regionId,
        String resourceId,
        String action,
        boolean cancellable,
        OperationStatus status,
        boolean cancelled,
        Instant startedAt,
        Instant plannedEnd,
        @Nullable Instant finishedAt,
        @Nullable String errorCode,
        @Nullable String errorMessage) {
    private static final int DONE = 100;

    /** How much of it is done, in percent: what has passed of the planned time, and all of it only when it is finished. */
    public int progress(Instant now) {
        if (status == OperationStatus.FINISHED) {
            return DONE;
        }
        var passed = Duration.between(startedAt, finishedAt == null ? now : finishedAt)
                .toMillis();
        var planned = Duration.between(startedAt, plannedEnd).toMillis();
        return planned <= 0 ? DONE - 1 : Math.clamp(passed * DONE / planned, 0, DONE - 1);
    }
}
