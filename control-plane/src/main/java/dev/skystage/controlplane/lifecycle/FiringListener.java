package dev.skystage.controlplane.lifecycle;

/**
 * Is told of every firing of every lifecycle, for what must follow each change: history, meters, events. It is called
 * once per firing with all its rows, in the transaction that changes them, and must work on them with statements for
 * all rows at once. If it throws, the change is rolled back. A lifecycle needs all listeners to be built: a listener
 * that uses another lifecycle gets it from an ObjectProvider.
 */
public interface FiringListener {
    void fired(Firing firing);
}
