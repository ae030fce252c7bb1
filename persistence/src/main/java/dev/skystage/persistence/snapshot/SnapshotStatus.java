package dev.skystage.persistence.snapshot;

/** Statuses of a snapshot. */
public enum SnapshotStatus {
    /** Being made. */
    PROGRESSING("progressing"),
    /** Whole, can be used. */
    ACCOMPLISHED("accomplished"),
    /** Could not be made; it holds nothing. */
    FAILED("failed"),
    /** Gone. Never listed; the last entry of the timeline. */
    DELETED("Deleted");

    /** Where the lifecycle begins. */
    public static final SnapshotStatus INITIAL = PROGRESSING;

    private final String wire;

    SnapshotStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
