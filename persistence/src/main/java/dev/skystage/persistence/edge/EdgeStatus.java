package dev.skystage.persistence.edge;

/** Statuses of an instance of an edge region. */
public enum EdgeStatus {
    /** Being made. */
    CREATING("Creating"),
    /** In service. */
    RUNNING("Running"),
    /** Out of service because its period has ended; kept for a while. */
    EXPIRED("Expired"),
    /** Gone. Never listed; the last entry of the history. */
    RELEASED("Released");

    /** The status that the lifecycle begins with. */
    public static final EdgeStatus INITIAL = CREATING;

    private final String wire;

    EdgeStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
