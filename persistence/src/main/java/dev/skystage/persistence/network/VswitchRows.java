package dev.skystage.persistence.network;

import dev.skystage.persistence.StatusRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of VSwitches in bulk. */
@Repository
public class VswitchRows extends StatusRows<NetworkStatus> {
    VswitchRows(JdbcClient jdbc) {
        super(jdbc, "vswitch", NetworkStatus.class);
    }
}
