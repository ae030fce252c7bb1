package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Subscriptions that should renew themselves, of accounts that cannot pay. */
@StagingCloudTest
class UnpaidRenewalsTest {
    @Test
    void theyEndAsOthersDo(Account account, Time time, Management management) {
        var instance = renewing(account, time);
        management
                .post("billing/" + account.id(), "{\"balance\": \"1\"}")
                .assertThat()
                .isOk();
        time.advance(Duration.ofDays(7));
        assertThat(status(account, instance)).isEqualTo("Stopped");
        assertThat(events(account, "Executed")).contains("InstanceExpiration.Stop");
        assertThat(events(account, "Scheduled")).contains("InstanceExpiration.Delete");
        time.advance(Duration.ofDays(14));
        assertThat(status(account, instance)).isEqualTo("Stopped");
        time.advance(Duration.ofDays(2));
        assertThat(account.call("DescribeInstances").text("/TotalCount")).isEqualTo("0");
        assertThat(account.call("DescribeDisks").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void whoPaysInTimeKeepsThem(Account account, Time time, Management management) {
        var instance = renewing(account, time);
        management
                .post("billing/" + account.id(), "{\"balance\": \"1\"}")
                .assertThat()
                .isOk();
        time.advance(Duration.ofDays(6).plusHours(12));
        assertThat(events(account, "Scheduled")).contains("InstanceExpiration.Stop", "InstanceExpiration.Delete");
        management
                .post("billing/" + account.id(), "{\"topUp\": \"1000\"}")
                .assertThat()
                .isOk();
        time.advance(Duration.ofDays(1));
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(events(account, "Scheduled")).doesNotContain("InstanceExpiration");
        assertThat(events(account, "Avoided")).contains("InstanceExpiration.Stop", "InstanceExpiration.Delete");
    }

    private static String renewing(Account account, Time time) {
        var made =
                account.run("InstanceChargeType", "PrePaid", "Period", "1", "PeriodUnit", "Week", "AutoRenew", "true");
        made.assertThat().isOk();
        time.runDueTasks();
        return made.text("/InstanceIdSets/InstanceIdSet/0");
    }

    private static String status(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/Status");
    }

    private static String events(Account account, String status) {
        return account.call("DescribeInstanceHistoryEvents", "EventCycleStatus", status)
                .body()
                .toString();
    }
}
