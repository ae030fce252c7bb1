package dev.skystage.gateway.instance;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Time;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Reads instances, and sets conditions that no action can cause: locks, expiry, faults. */
record InstanceFacts(JdbcClient jdbc) {
    /** One instance of this type fills a host. */
    static final String BARE_METAL = "ecs.ebmg5.24xlarge";

    /** The instance as DescribeInstances shows it; missing when it is gone. */
    static JsonNode shown(Account account, String instanceId) {
        var answer = account.call("DescribeInstances", "InstanceIds", "[\"" + instanceId + "\"]");
        answer.assertThat().isOk();
        return answer.body().at("/Instances/Instance/0");
    }

    /** Takes all hosts of a zone that serve bare metal, so that there is no room for one more. */
    static void takeAllBareMetal(Account account) {
        account.call(
                        "RunInstances",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        BARE_METAL,
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup(),
                        "Amount",
                        "100",
                        "MinAmount",
                        "1")
                .assertThat()
                .isOk();
    }

    static void releaseAll(Account account, Time time) {
        time.runDueTasks();
        var all = account.call("DescribeInstances", "PageSize", "100").body().at("/Instances/Instance");
        for (var instance : all) {
            account.call(
                    "DeleteInstance", "InstanceId", instance.path("InstanceId").asString(), "Force", "true");
        }
        time.runDueTasks();
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
