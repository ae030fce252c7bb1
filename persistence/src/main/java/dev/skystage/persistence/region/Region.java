package dev.skystage.persistence.region;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A region with its zones. */
public record Region(String id, String localName, String endpoint, List<Zone> zones) {
    /** A zone of a region. */
    public record Zone(String id, String localName) {}

    /** Whether the zone belongs to this region. */
    public boolean has(@Nullable String zoneId) {
        return zones.stream().anyMatch(zone -> zone.id().equals(zoneId));
    }
}
