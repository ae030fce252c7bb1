package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.persistence.event.EventStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the cloud does to an instance.
 *
 * @param simulated whether it is a rehearsal: the event is shown, and nothing happens to the instance
 */
public record SystemEvent(
        @Column("id") String id,
        String instanceId,
        String type,
        EventStatus status,
        String reason,
        boolean simulated,
        Instant publishedAt,
        Instant notBefore,
        @Nullable Instant finishedAt) {
    public static final Listing<SystemEvent> EVENTS = Listing.of("system_event", SystemEvent.class);
}
