package dev.skystage.controlplane.resources.image;

/** What happens to an image. */
public enum ImageEvent {
    /** It has been made, copied or imported. */
    CREATED,
    CREATE_FAILED,
    EXPORTED,
    EXPORT_FAILED,
    /** Its owner retires it. */
    DEPRECATE,
    /** Its owner takes that back. */
    RESTORE,
    /** Deleted, or its making was cancelled. */
    DELETE
}
