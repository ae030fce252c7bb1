package dev.skystage.controlplane.resources.task;

import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Long work on a resource, as its user sees it.
 *
 * @param id the TaskId of the API
 * @param action the API action that began it
 * @param cancelled whether the user wished it to end; it ends when its task sees that
 * @param items what else belongs to it
 */
public record Operation(
        @Column("id") String id,
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
        @Nullable String errorMessage,
        List<Item> items) {
    public static final Listing<Operation> OPERATIONS = Listing.of("operation", Operation.class);

    private static final int DONE = 100;

    /** Something by name, e.g. the OSSBucket of an export. */
    public record Item(String name, String value) {}

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
