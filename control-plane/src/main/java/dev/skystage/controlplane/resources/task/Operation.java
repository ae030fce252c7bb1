package dev.skystage.controlplane.resources.task;

import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Work on a resource that takes long, as users see it.
 *
 * @param id the TaskId of the API
 * @param action the API action that began it
 * @param cancelled whether the user wants it to end; it ends when its task sees that
 * @param items further values that are shown with it
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

    /** A named value, such as the OSSBucket of an export. */
    public record Item(String name, String value) {}

    /** Its progress in percent: the share of the planned time that has passed; 100 only when it is finished. */
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
