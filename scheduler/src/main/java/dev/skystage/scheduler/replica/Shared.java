package dev.skystage.scheduler.replica;

/**
 * Facts of the database that every replica keeps in memory. They are read again when another replica says on the channel
 * that it has changed them, and every second, in case the news was lost.
 */
public interface Shared {
    /** The channel of LISTEN and NOTIFY. */
    String channel();

    void refresh();
}
