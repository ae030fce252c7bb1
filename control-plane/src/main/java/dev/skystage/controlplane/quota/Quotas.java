package dev.skystage.controlplane.quota;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Limits per account and region, held by guarded updates of one counter row each: never one too many. */
@Component
public class Quotas {
    final JdbcClient jdbc;

    Quotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes n units in the caller's transaction; false when fewer than n are left. */
    public boolean take(String accountId, String regionId, Quota quota, int n) {
        throw new UnsupportedOperationException();
    }

    /** Gives n units back. */
    public void give(String accountId, String regionId, Quota quota, int n) {
        throw new UnsupportedOperationException();
    }
}
