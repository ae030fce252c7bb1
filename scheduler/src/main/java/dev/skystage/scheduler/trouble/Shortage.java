package dev.skystage.scheduler.trouble;

import java.util.Set;

/** The zones and hosts that count as full for a reservation. */
public record Shortage(Set<String> zones, Set<String> hosts) {
    static final Shortage NONE = new Shortage(Set.of(), Set.of());
}
