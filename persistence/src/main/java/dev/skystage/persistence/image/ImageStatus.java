package dev.skystage.persistence.image;

/** Statuses of an image. */
public enum ImageStatus {
    /** Being made: created, copied or imported. */
    CREATING("Creating"),
    /** Usable. */
    AVAILABLE("Available"),
    /** Could not be made. */
    CREATE_FAILED("CreateFailed"),
    /** Retired by its owner: still usable, but no more the newest of its family, nor shared or copied. */
    DEPRECATED("Deprecated"),
    /** Gone. Never listed; the last entry of the timeline. */
    DELETED("Deleted");

    /** Where the lifecycle begins. */
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
