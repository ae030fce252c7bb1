package dev.skystage.controlplane.resources.event;

import static java.util.stream.Collectors.groupingBy;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.listing.Column;
import dev.skystage.controlplane.listing.Listing;
import dev.skystage.controlplane.listing.Pages;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Faults of disks. They change nothing in the disk, not even its status; they are shown while they last and for a week
 * after.
 */
@Component
public record DiskEvents(JdbcClient jdbc, Pages pages, Ids ids, CloudClock clock) {
    /** The types with their numbers. The reference shows 1 and 7; the third number is our own. */
    public static final Map<String, Integer> TYPES = Map.of("Degraded", 1, "SeverelyDegraded", 3, "Stalled", 7);

    private static final Listing<DiskEvent> EVENTS = Listing.of("disk_event", DiskEvent.class);

    /** A fault of a disk; its end is null while it lasts. */
    public record DiskEvent(
            @Column("id") String id,
            String diskId,
            String type,
            Instant beganAt,
            @Nullable Instant endedAt) {}

    /** Begins a fault; empty if there is no such disk. */
    public Optional<String> begin(String type, String diskId) {
        return jdbc.sql("""
                        insert into disk_event (id, account_id, region_id, disk_id, type, began_at)
                        select ?, account_id, region_id, id, ?, ? from disk
                        where id = ? and status not in ('DELETING', 'DELETED') returning id
                        """)
                .params(ids.next("e"), type, Timestamp.from(clock.now()), diskId)
                .query(String.class)
                .optional();
    }

    /** Ends a fault; false if none of this id lasts. */
    public boolean end(String eventId) {
        return jdbc.sql("update disk_event set ended_at = ? where id = ? and ended_at is null")
                        .params(Timestamp.from(clock.now()), eventId)
                        .update()
                == 1;
    }

    /** The events of these disks that meet the conditions, by disk. */
    public Map<String, List<DiskEvent>> of(Collection<String> diskIds, Filter conditions) {
        return diskIds.isEmpty()
                ? Map.of()
                : pages.all(EVENTS, new Filter().in("disk_id", diskIds).and(conditions)).stream()
                        .collect(groupingBy(DiskEvent::diskId));
    }
}
