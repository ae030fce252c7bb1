package dev.skystage.controlplane.lifecycle;

/**
 * Hears of every firing of every lifecycle, for what must follow each change: the history, meters, events. It is called
 * once per firing with all its rows, inside the transaction that changes them, and must work on them with statements for
 * all rows at once. What it throws undoes the change. It cannot use a lifecycle itself: lifecycles are built from their
 * listeners.
 */
public interface FiringListener {
    void fired(Firing firing);
}
