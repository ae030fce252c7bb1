package dev.skystage.persistence.eip;

/** Statuses of an elastic IP address. */
public enum EipStatus {
    /** Bound to nothing. */
    AVAILABLE("Available"),
    /** Being bound. */
    ASSOCIATING("Associating"),
    /** Bound. */
    IN_USE("InUse"),
    /** Being taken off. */
    UNASSOCIATING("Unassociating");

    /** Where the lifecycle begins. */
    public static final EipStatus INITIAL = AVAILABLE;

    private final String wire;

    EipStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
