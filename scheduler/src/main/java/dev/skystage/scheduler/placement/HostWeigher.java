package dev.skystage.scheduler.placement;

/** Which of the hosts that pass the filters is taken first ({@code skystage.placement.prefer}). */
enum HostWeigher {
    /** The fullest, so that room for large instances stays. */
    PACK {
        @Override
        boolean prefers(Capacity one, Capacity other) {
            return one.compareTo(other) < 0;
        }
    },
    /** The emptiest, so that a failing host takes few instances with it. */
    SPREAD {
        @Override
        boolean prefers(Capacity one, Capacity other) {
            return one.compareTo(other) > 0;
        }
    };

    /** Whether a host with the one left over comes before a host with the other. */
    abstract boolean prefers(Capacity one, Capacity other);
}
