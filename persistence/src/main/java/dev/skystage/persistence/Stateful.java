package dev.skystage.persistence;

/** A row with a lifecycle. Only a lifecycle may call {@link #become}. */
public interface Stateful<S extends Enum<S>> extends Owned {
    S status();

    void become(S next);
}
