package dev.skystage.controlplane.resources.edge;

/** What happens to an instance of an edge region. */
public enum EdgeEvent {
    /** It was made and is in service. */
    CREATED,
    /** Its period has ended and was not renewed. */
    EXPIRE,
    /** It is not kept any longer and is removed. */
    RELEASE
}
