package dev.skystage.persistence.vpc;

/** Statuses of a VPC and of a VSwitch. */
public enum NetworkStatus {
    /** Being made. */
    PENDING("Pending"),
    /** Usable. */
    AVAILABLE("Available");

    /** Where the lifecycle begins. */
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
