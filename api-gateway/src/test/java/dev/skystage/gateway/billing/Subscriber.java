package dev.skystage.gateway.billing;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Buys subscriptions, and reads what was paid. */
record Subscriber(JdbcClient jdbc) {
    private static final int MICRO = 6;

    /** A running instance for a month, with a data disk. */
    String instance(Account account, Time time) {
        var answer = account.run(
                "SystemDisk.Category",
                "cloud_ssd",
                "SystemDisk.Size",
                "60",
                "DataDisk.1.Category",
                "cloud_efficiency",
                "DataDisk.1.Size",
                "20",
                "InstanceChargeType",
                "PrePaid",
                "Period",
                "1");
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/InstanceIdSets/InstanceIdSet/0");
    }

    /** The amount of an order, in yuan. */
    BigDecimal paid(String order) {
        return BigDecimal.valueOf(
                jdbc.sql("select amount from purchase where id = ?")
                        .param(order)
                        .query(Long.class)
                        .single(),
                MICRO);
    }
}
