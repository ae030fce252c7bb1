package dev.skystage.scheduler.replica;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Facts of the database that every replica keeps in memory. They are read again when another replica announces a change
 * on the channel, and every second in case an announcement was lost.
 */
public interface Shared {
    /** The channel of LISTEN and NOTIFY. */
    String channel();

    void refresh();

    /** Announces that the caller has changed them: the others hear it at the commit, this replica reads them now. */
    default void announce(JdbcClient jdbc) {
        Notice.send(jdbc, channel());
        refresh();
    }
}
