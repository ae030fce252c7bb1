package dev.skystage.scheduler.clock;

/** The clock is being moved already. The caller is refused, because that may take long. */
public final class AdvanceUnderWay extends RuntimeException {
    AdvanceUnderWay() {
        super("the clock is being moved already");
    }
}
