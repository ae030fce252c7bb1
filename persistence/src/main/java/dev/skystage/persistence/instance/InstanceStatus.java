package dev.skystage.persistence.instance;

/** Statuses of an instance: those of the API, and two that the API does not show. */
public enum InstanceStatus {
    /** Accepted, being created. */
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
    /** Gone. Never listed; the last entry of the history. */
    RELEASED("Deleted");

    /** The status that the lifecycle begins with. */
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
