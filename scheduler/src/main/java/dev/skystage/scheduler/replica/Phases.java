package dev.skystage.scheduler.replica;

/** The order in which the parts of a replica start; they stop in the opposite one. */
public final class Phases {
    /** Starts before the ports open, which Spring Boot does near the end, and stops after they have closed. */
    public static final int BEHIND_THE_PORTS = 0;

    private Phases() {}
}
