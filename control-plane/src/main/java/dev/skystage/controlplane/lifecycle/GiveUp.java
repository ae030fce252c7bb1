package dev.skystage.controlplane.lifecycle;

import java.time.Duration;

/** What happens to a resource when all attempts of its task have failed. */
public sealed interface GiveUp<E> {
    /** The lifecycle has an event for that. */
    record Fire<E>(E event) implements GiveUp<E> {}

    /** There is no other way out, and nothing else would try again: the task starts again after a rest. */
    record RetryIn<E>(Duration rest) implements GiveUp<E> {}

    static <E> GiveUp<E> fire(E event) {
        return new Fire<>(event);
    }

    static <E> GiveUp<E> retryIn(Duration rest) {
        return new RetryIn<>(rest);
    }
}
