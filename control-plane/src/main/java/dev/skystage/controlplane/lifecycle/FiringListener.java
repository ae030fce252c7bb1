package dev.skystage.controlplane.lifecycle;

/**
 * Hears of every firing of every lifecycle, for what must follow each change: the history, meters, events. It is called
 * once per firing with all its rows, inside the transaction that changes them, and must work on them with statements for
 * all rows at once. What it throws undoes the change. Lifecycles are built from their listeners: one that uses
 * another lifecycle asks an ObjectProvider for it.
 */
public interface FiringListener {
    void fired(Firing firing);
}
