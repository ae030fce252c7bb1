package dev.skystage.scheduler.clock;

/** The clock is being moved already: nobody waits for that, since it may take long. */
public final class AdvanceUnderWay extends RuntimeException {
    AdvanceUnderWay() {
        super("the clock is being moved already");
    }
}
