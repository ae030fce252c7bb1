package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** After a change of type or bandwidth the next one has to wait, in cloud time. */
final class Cooldown {
    private static final Duration REST = Duration.ofMinutes(5);

    private Cooldown() {}

    /** Refuses while the last change is too near. */
    static void check(@Nullable Instant last, Instant now) {
        ApiException.check(last == null || !now.isBefore(last.plus(REST)), "Throttling");
    }
}
