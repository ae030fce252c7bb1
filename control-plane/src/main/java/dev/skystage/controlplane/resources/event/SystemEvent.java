package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the cloud does to an instance. A simulated one is executed when its time comes, without anybody's doing.
 *
 * @param storedStatus the name of its {@link EventStatus} as it was written
 */
public record SystemEvent(
        @Column("id") String id,
        String instanceId,
        String type,
        @Column("status") String storedStatus,
        String reason,
        boolean simulated,
        Instant publishedAt,
        Instant notBefore,
        @Nullable Instant finishedAt) {
    static final Listing<SystemEvent> EVENTS = Listing.of("system_event", SystemEvent.class);

    /** How far it is at this cloud time. */
    public EventStatus status(Instant now) {
        var stored = EventStatus.of(storedStatus);
        return stored == EventStatus.SCHEDULED && simulated && !notBefore.isAfter(now) ? EventStatus.EXECUTED : stored;
    }

    /** When it ended, null if it has not. */
    public @Nullable Instant finished(Instant now) {
        return finishedAt == null && status(now) == EventStatus.EXECUTED ? notBefore : finishedAt;
    }
}
