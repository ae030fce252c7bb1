package dev.skystage.gateway.throttle;

/** The caller has made too many calls: why, and in how many milliseconds the next one may come. */
public record TooMany(ThrottleCode code, long millis) {
    /** The wait that is given where none is known. */
    public static final long USUAL_MILLIS = 1000;
}
