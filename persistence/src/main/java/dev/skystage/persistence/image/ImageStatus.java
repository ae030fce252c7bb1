package dev.skystage.persistence.image;

/** Statuses of an image. */
public enum ImageStatus {
    /** Being made: created, copied or imported. */
    CREATING("Creating"),
    /** Usable. */
    AVAILABLE("Available"),
    /** Could not be made. */
    CREATE_FAILED("CreateFailed"),
    /** Retired by its owner: still usable, but never the newest of its family, and it cannot be shared or copied. */
    DEPRECATED("Deprecated"),
    /** Gone. Never listed; the last entry of the history. */
    DELETED("Deleted");

    /** The status that the lifecycle begins with. */
    public static final ImageStatus INITIAL = CREATING;

    private final String wire;

    ImageStatus(String wire) {
        this.wire = wire;
    }

    /** The name the API shows. */
    public String wire() {
        return wire;
    }
}
