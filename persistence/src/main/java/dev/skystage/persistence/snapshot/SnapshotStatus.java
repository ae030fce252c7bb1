package dev.skystage.persistence.snapshot;

/** Statuses of a snapshot. */
public enum SnapshotStatus {
    /** Being made. */
    PROGRESSING("progressing"),
    /** Complete, can be used. */
    ACCOMPLISHED("accomplished"),
    /** Could not be made; it has no content. */
    FAILED("failed"),
    /** Gone. Never listed; the last entry of the history. */
    DELETED("Deleted");

    /** The status that the lifecycle begins with. */
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
