package dev.skystage.persistence.vpc;

import dev.skystage.persistence.StatusRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of entries of route tables in bulk. */
@Repository
public class RouteEntryRows extends StatusRows<NetworkStatus> {
    RouteEntryRows(JdbcClient jdbc) {
        super(jdbc, "route_entry", NetworkStatus.class);
    }
}
