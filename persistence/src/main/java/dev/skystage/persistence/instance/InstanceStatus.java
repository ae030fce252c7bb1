package dev.skystage.persistence.instance;

/** Statuses of an instance: the wire names of the API plus two that only we see. */
public enum InstanceStatus {
    /** Accepted, being made. */
    PENDING("Pending"),
    /** Being started. */
    STARTING("Starting"),
    /** In service. */
    RUNNING("Running"),
    /** Being shut down. */
    STOPPING("Stopping"),
    /** Shut down; also expired and overdue instances. */
    STOPPED("Stopped"),
    /** Being released: still listed, shown as Stopped, accepts no operation. */
    RELEASING("Stopped"),
    /** Gone. Never listed; the last entry of the timeline. */
    RELEASED("Deleted");

    /** Where the lifecycle begins. */
    public static final InstanceStatus INITIAL = PENDING;

    private final String wire;

    InstanceStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
