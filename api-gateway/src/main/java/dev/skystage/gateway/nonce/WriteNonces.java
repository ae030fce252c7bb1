package dev.skystage.gateway.nonce;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The nonces of calls that write, stored in the transaction of the call. So a signed call takes effect at most once,
 * even if it is sent to several replicas, or one of them is killed.
 */
@Component
public class WriteNonces {
    private final JdbcClient jdbc;

    WriteNonces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the nonce, given by its hash, in this transaction; false if it was stored before. */
    public boolean keep(long hash) {
        return jdbc.sql("insert into nonce (hash, replica, seen_at) values (?, '', clock_timestamp())"
                                + " on conflict do nothing")
                        .param(hash)
                        .update()
                == 1;
    }
}
