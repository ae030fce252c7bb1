package dev.skystage.controlplane.resources.snapshot;

/** What happens to a snapshot. */
public enum SnapshotEvent {
    ACCOMPLISH,
    FAIL,
    /** By its owner, its policy, or with its disk; while it is being made too. */
    DELETE
}
