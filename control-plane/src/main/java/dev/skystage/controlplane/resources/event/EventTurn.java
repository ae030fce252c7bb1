package dev.skystage.controlplane.resources.event;

/** What happens to an event. */
public enum EventTurn {
    /** Its owner is asked before it is planned for a time. */
    INQUIRE,
    /** Its owner has agreed. */
    ACCEPT,
    /** Its time has come, and what it is about begins. */
    EXECUTE,
    /** The time of a rehearsed one has come, and nothing is done. */
    PASS,
    SUCCEED,
    FAIL,
    AVOID,
    CANCEL
}
