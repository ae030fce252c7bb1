package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The wait between two changes of type or bandwidth, in cloud time. */
final class Cooldown {
    private static final Duration REST = Duration.ofMinutes(5);

    private Cooldown() {}

    /** Refuses while the last change is too recent. */
    static void check(@Nullable Instant last, Instant now) {
        ApiException.check(last == null || !now.isBefore(last.plus(REST)), "Throttling");
    }
}
