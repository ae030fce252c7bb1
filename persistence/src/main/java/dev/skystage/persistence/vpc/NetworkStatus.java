package dev.skystage.persistence.vpc;

/** Statuses of a VPC, a VSwitch and an entry of a route table. */
public enum NetworkStatus {
    /** Being made. */
    PENDING("Pending"),
    /** Usable. */
    AVAILABLE("Available");

    /** The status that the lifecycle begins with. */
    public static final NetworkStatus INITIAL = PENDING;

    private final String wire;

    NetworkStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
