package dev.skystage.controlplane.lifecycle;

import java.time.Duration;

/** What becomes of a resource when the attempts of its task are used up. */
public sealed interface GiveUp<E> {
    /** The lifecycle has an event for it. */
    record Fire<E>(E event) implements GiveUp<E> {}

    /** There is no way but the one that failed, and nothing else will try it: it begins anew after a rest. */
    record RetryIn<E>(Duration rest) implements GiveUp<E> {}

    static <E> GiveUp<E> fire(E event) {
        return new Fire<>(event);
    }

    static <E> GiveUp<E> retryIn(Duration rest) {
        return new RetryIn<>(rest);
    }
}
