package dev.skystage.gateway.instance;

import dev.skystage.gateway.testing.Account;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Looks at instances, and brings about conditions that no action makes: locks, expiry, faults. */
record InstanceFacts(JdbcClient jdbc) {
    /** The instance as DescribeInstances shows it; missing when it is gone. */
    static JsonNode shown(Account account, String instanceId) {
        var answer = account.call("DescribeInstances", "InstanceIds", "[\"" + instanceId + "\"]");
        answer.assertThat().isOk();
        return answer.body().at("/Instances/Instance/0");
    }

    static String status(Account account, String instanceId) {
        return shown(account, instanceId).path("Status").asString("gone");
    }

    void lock(String instanceId, String reason) {
        set(instanceId, "locks = array['" + reason + "']");
    }

    void makeSubscription(String instanceId, Instant expiredAt) {
        set(instanceId, "charge_type = 'PrePaid', period = 1, period_unit = 'Month', expired_at = '" + expiredAt + "'");
    }

    /** Sets columns of the row. */
    void set(String instanceId, String assignments) {
        jdbc.sql("update instance set version = version + 1, " + assignments + " where id = ?")
                .param(instanceId)
                .update();
    }

    void setDisks(String instanceId, String assignments) {
        jdbc.sql("update disk set version = version + 1, " + assignments + " where instance_id = ?")
                .param(instanceId)
                .update();
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }

    boolean hasPlace(String instanceId) {
        return count("select count(*) from allocation where instance_id = ?", instanceId) == 1;
    }
}
