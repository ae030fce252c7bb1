package dev.skystage.gateway.throttle;

/** A call is one too many: why, and in how many milliseconds the next one may come. */
public record TooMany(ThrottleCode code, long millis) {
    /** What is said where nobody knows better. */
    public static final long USUAL_MILLIS = 1000;
}
