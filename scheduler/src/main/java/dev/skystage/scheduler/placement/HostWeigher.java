package dev.skystage.scheduler.placement;

/** Which of the hosts that pass the filters is used first ({@code skystage.placement.prefer}). */
enum HostWeigher {
    /** The fullest, so that there is still room for large instances. */
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

    /** Whether a host with the first capacity left comes before one with the second. */
    abstract boolean prefers(Capacity one, Capacity other);
}
