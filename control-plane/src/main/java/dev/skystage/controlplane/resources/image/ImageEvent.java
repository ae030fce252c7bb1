package dev.skystage.controlplane.resources.image;

/** What happens to an image. */
public enum ImageEvent {
    /** It has been created, copied or imported. */
    CREATED,
    CREATE_FAILED,
    EXPORTED,
    EXPORT_FAILED,
    /** Its owner retires it. */
    DEPRECATE,
    /** Its owner takes the retirement back. */
    RESTORE,
    /** Deleted, or its creation was cancelled. */
    DELETE
}
