package dev.skystage.scheduler.replica;

/** The order in which the parts of a replica start; they stop in the opposite one. */
public final class Phases {
    /** Before the ports open, which Spring Boot does near the end; until after they have closed. */
    public static final int BEHIND_THE_PORTS = 0;

    private Phases() {}
}
