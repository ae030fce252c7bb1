package dev.skystage.scheduler.replica;

/**
 * Facts of the database that every replica keeps in memory. They are read again when another replica announces a change
 * on the channel, and every second in case an announcement was lost.
 */
public interface Shared {
    /** The channel of LISTEN and NOTIFY. */
    String channel();

    void refresh();
}
