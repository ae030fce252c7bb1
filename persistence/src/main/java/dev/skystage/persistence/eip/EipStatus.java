package dev.skystage.persistence.eip;

/** Statuses of an elastic IP address. */
public enum EipStatus {
    /** Not bound. */
    AVAILABLE("Available"),
    /** Being bound. */
    ASSOCIATING("Associating"),
    /** Bound. */
    IN_USE("InUse"),
    /** Being unbound. */
    UNASSOCIATING("Unassociating");

    /** The status that the lifecycle begins with. */
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
