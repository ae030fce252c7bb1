package dev.skystage.controlplane.resources.edge;

/** What happens to an instance of an edge region. */
public enum EdgeEvent {
    /** It is made and in service. */
    CREATED,
    /** Its period has ended and no other one was bought. */
    EXPIRE,
    /** It is not kept any longer. */
    RELEASE
}
