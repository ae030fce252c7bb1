package dev.skystage.persistence.region;

import java.util.List;

/** A region with its zones. */
public record Region(String id, String localName, String endpoint, List<Zone> zones) {
    /** A zone of a region. */
    public record Zone(String id, String localName) {}
}
