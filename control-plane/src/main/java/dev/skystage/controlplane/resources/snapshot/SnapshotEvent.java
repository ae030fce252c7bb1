package dev.skystage.controlplane.resources.snapshot;

/** What happens to a snapshot. */
public enum SnapshotEvent {
    ACCOMPLISH,
    FAIL,
    /** Deleted by its owner, its policy, or with its disk; possibly while it is being made. */
    DELETE
}
