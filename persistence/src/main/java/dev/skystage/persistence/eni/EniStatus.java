package dev.skystage.persistence.eni;

/** Statuses of a network interface. */
public enum EniStatus {
    /** Attached to no instance. */
    AVAILABLE("Available"),
    /** Being attached. */
    ATTACHING("Attaching"),
    /** Attached to an instance. */
    IN_USE("InUse"),
    /** Being detached. */
    DETACHING("Detaching");

    /** The status that the lifecycle begins with. */
    public static final EniStatus INITIAL = AVAILABLE;

    private final String wire;

    EniStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
