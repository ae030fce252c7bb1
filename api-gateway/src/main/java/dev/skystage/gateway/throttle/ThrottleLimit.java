package dev.skystage.gateway.throttle;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * So many calls in a span of real time, for the calls that fit: everything that is named must hold.
 *
 * @param code what is counted together, and what is answered to one call too many
 * @param calls how many in each span; with 0 none gets through
 * @param per the span, in whole seconds; spans follow each other from the epoch on, so a minute begins with the minute
 */
public record ThrottleLimit(
        long id,
        ThrottleCode code,
        @Nullable String account,
        @Nullable String action,
        @Nullable String region,
        int calls,
        Duration per) {
    /** A call as limits see it; the region is empty where it has none that exists. */
    record Call(String account, String action, String region) {}

    boolean fits(Call call) {
        return fits(account, call.account) && fits(action, call.action) && fits(region, call.region);
    }

    /** Of several limits of a code that fit, the one that names the most counts, an account before an action before a region. */
    int precision() {
        return (account == null ? 0 : 4) + (action == null ? 0 : 2) + (region == null ? 0 : 1);
    }

    /** What the call is counted with. */
    Counter counter(Call call) {
        return switch (code) {
            case API -> new Counter(id, call.account, call.action, call.region);
            case USER -> new Counter(id, call.account, "", call.region);
            case ALL_USERS -> new Counter(id, "", call.action, call.region);
        };
    }

    /** What is counted together under a limit; what is not told apart is empty. */
    record Counter(long limit, String account, String action, String region) {}

    private static boolean fits(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
