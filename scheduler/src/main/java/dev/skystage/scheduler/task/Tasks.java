package dev.skystage.scheduler.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Where work is submitted, inside the caller's transaction. */
public interface Tasks {
    /** Submits one task per resource, due after the simulated delay of the type (with its jitter). */
    void submit(
            Class<? extends TaskHandler> handler,
            String accountId,
            String regionId,
            Collection<String> resourceIds,
            Map<String, String> payload);

    default void submit(Class<? extends TaskHandler> handler, String accountId, String regionId, String resourceId) {
        submit(handler, accountId, regionId, List.of(resourceId), Map.of());
    }

    /** Submits tasks due at a given cloud time. */
    void submitAt(
            Instant runAt,
            Class<? extends TaskHandler> handler,
            String accountId,
            String regionId,
            Collection<String> resourceIds,
            Map<String, String> payload);
}
