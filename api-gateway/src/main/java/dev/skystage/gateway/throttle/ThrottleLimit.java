package dev.skystage.gateway.throttle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A number of calls in a span of real time, for the calls that match everything that is named.
 *
 * @param code which calls are counted together, and the code of the refusal
 * @param calls how many may pass in each span; 0 stops all
 * @param per the span, in whole seconds; spans are counted from the epoch, so a minute begins with the minute
 */
public record ThrottleLimit(
        long id,
        ThrottleCode code,
        @Nullable String account,
        @Nullable String action,
        @Nullable String region,
        int calls,
        Duration per) {
    /** What limits see of a call; the region is empty if it names no existing one. */
    record Call(String account, String action, String region) {}

    boolean fits(Call call) {
        return fits(account, call.account) && fits(action, call.action) && fits(region, call.region);
    }

    /**
     * If several limits of a code match, the one that names the most counts: an account before an action before a
     * region.
     */
    int precision() {
        return (account == null ? 0 : 4) + (action == null ? 0 : 2) + (region == null ? 0 : 1);
    }

    /** The counter that the call is counted in. */
    Counter counter(Call call) {
        return switch (code) {
            case API -> new Counter(id, call.account, call.action, call.region);
            case USER -> new Counter(id, call.account, "", call.region);
            case ALL_USERS -> new Counter(id, "", call.action, call.region);
        };
    }

    /** The calls that are counted together under a limit; what they may differ in is empty. */
    record Counter(long limit, String account, String action, String region) {}

    private static boolean fits(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
