package dev.skystage.persistence.vpc;

import dev.skystage.persistence.StatusRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of VSwitches in bulk. */
@Repository
public class VSwitchRows extends StatusRows<NetworkStatus> {
    VSwitchRows(JdbcClient jdbc) {
        super(jdbc, "vswitch", NetworkStatus.class);
    }
}
