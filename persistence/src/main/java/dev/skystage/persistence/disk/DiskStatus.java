package dev.skystage.persistence.disk;

/** Statuses of a disk. */
public enum DiskStatus {
    /** Being made. */
    CREATING("Creating"),
    /** Attached to no instance. */
    AVAILABLE("Available"),
    /** Being attached. */
    ATTACHING("Attaching"),
    /** Attached to an instance. */
    IN_USE("In_use"),
    /** Being detached. */
    DETACHING("Detaching"),
    /** Being initialized again. */
    RE_INITING("ReIniting"),
    /** Being released. */
    DELETING("Deleting"),
    /** Gone. Never listed; the last entry of the history. */
    DELETED("Deleted");

    /** The status that the lifecycle begins with. */
    public static final DiskStatus INITIAL = CREATING;

    private final String wire;

    DiskStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
