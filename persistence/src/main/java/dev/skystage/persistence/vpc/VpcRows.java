package dev.skystage.persistence.vpc;

import dev.skystage.persistence.StatusRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of VPCs in bulk. */
@Repository
public class VpcRows extends StatusRows<NetworkStatus> {
    VpcRows(JdbcClient jdbc) {
        super(jdbc, "vpc", NetworkStatus.class);
    }
}
