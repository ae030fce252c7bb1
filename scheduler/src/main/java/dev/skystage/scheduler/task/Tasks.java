package dev.skystage.scheduler.task;

import dev.skystage.persistence.Owned;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Submits work, in the caller's transaction. */
public interface Tasks {
    /**
     * Submits one task per resource, of any accounts, all in one statement. Each is due after the simulated delay of
     * its type (with its jitter).
     */
    <P> void submit(Class<? extends TaskHandler<P>> handler, Collection<? extends Owned> resources, P payload);

    default <P> void submit(Class<? extends TaskHandler<P>> handler, Owned resource, P payload) {
        submit(handler, List.of(resource), payload);
    }

    default void submit(Class<? extends TaskHandler<NoPayload>> handler, Collection<? extends Owned> resources) {
        submit(handler, resources, new NoPayload());
    }

    default void submit(Class<? extends TaskHandler<NoPayload>> handler, Owned resource) {
        submit(handler, List.of(resource));
    }

    /** Submits tasks that are due at this cloud time. */
    default Tasks at(Instant runAt) {
        return at(resource -> runAt);
    }

    /** Submits tasks that are due at a cloud time of each resource's own. */
    Tasks at(Function<Owned, Instant> runAt);

    /** Makes the waiting tasks of a type for a resource due now. */
    void hasten(String type, String resourceId);
}
