package dev.skystage.scheduler.placement;

/** Which of the hosts with room is taken first. */
enum Preference {
    /** The fullest, so that room for large instances stays. */
    PACK,
    /** The emptiest, so that a failing host takes few instances with it. */
    SPREAD
}
