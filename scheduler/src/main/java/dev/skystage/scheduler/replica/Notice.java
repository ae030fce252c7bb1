package dev.skystage.scheduler.replica;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A notification on a channel that all replicas listen on. */
public final class Notice {
    private Notice() {}

    /** Sends it: when the caller's transaction commits, or at once if there is none. */
    public static void send(JdbcClient jdbc, String channel) {
        jdbc.sql("select pg_notify(?, '')")
                .param(channel)
                .query((row, index) -> true)
                .single();
    }
}
