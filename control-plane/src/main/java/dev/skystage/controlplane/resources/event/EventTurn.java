package dev.skystage.controlplane.resources.event;

/** What happens to an event. */
public enum EventTurn {
    /** Its owner must agree before it gets a time. */
    INQUIRE,
    /** Its owner has agreed. */
    ACCEPT,
    /** Its time has come, and what it does begins. */
    EXECUTE,
    /** The time of a rehearsed event has come, and nothing is done. */
    PASS,
    SUCCEED,
    FAIL,
    AVOID,
    CANCEL
}
