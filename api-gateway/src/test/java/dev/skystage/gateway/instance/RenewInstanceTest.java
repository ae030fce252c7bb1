package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.RenewInstanceRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class RenewInstanceTest {
    private static final Instant FAR = Instant.parse("2050-01-30T00:00:00Z");
    private final InstanceFacts facts;

    @Autowired
    RenewInstanceTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void prolongsASubscriptionAndItsDisks(Account account) throws Exception {
        var instance = subscription(account, FAR);
        facts.setDisks(instance, "charge_type = 'PrePaid'");
        var answer = account.v3()
                .renewInstance(
                        new RenewInstanceRequest().setInstanceId(instance).setPeriod(1))
                .getBody();
        assertThat(answer.getOrderId()).matches("\\d+");
        assertThat(expiry(account, instance)).isEqualTo("2050-02-28T00:00Z");
        renew(account, instance, "Period", "1").assertThat().isOk();
        // the original day of the month returns
        assertThat(expiry(account, instance)).isEqualTo("2050-03-31T00:00Z");
        renew(account, instance, "Period", "2", "PeriodUnit", "week")
                .assertThat()
                .isOk();
        assertThat(expiry(account, instance)).isEqualTo("2050-04-14T00:00Z");
        assertThat(account.call("DescribeDisks", "InstanceId", instance).text("/Disks/Disk/0/ExpiredTime"))
                .isEqualTo("2050-04-14T00:00Z");
        renew(account, instance, "Period", "1", "ClientToken", "t").assertThat().isOk();
        renew(account, instance, "Period", "2", "ClientToken", "t")
                .assertThat()
                .isError(400, "IdempotenceParamNotMatch");
        assertThat(facts.count("select count(*) from purchase where account_id = ? and kind = 'Renew'", account.id()))
                .isEqualTo(4);
    }

    @Test
    void anEndedSubscriptionBeginsAnew(Account account, Time time) {
        var instance = account.stoppedInstance();
        facts.makeSubscription(instance, time.now().minus(Duration.ofDays(3)));
        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "InstanceExpired");
        renew(account, instance, "Period", "1", "PeriodUnit", "Week")
                .assertThat()
                .isOk();
        assertThat(expiry(account, instance))
                .isEqualTo(time.now().plus(Duration.ofDays(7)).toString().substring(0, 16) + "Z");
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
    }

    @Test
    void refusesWhatCannotBeRenewed(Account account, Account other) {
        var instance = account.runningInstance();
        renew(account, instance, "Period", "1").assertThat().isError(403, "ChargeTypeViolation");
        facts.makeSubscription(instance, FAR);
        renew(account, instance, "Period", "10").assertThat().isError(400, "InvalidPeriod");
        renew(account, instance, "Period", "5", "PeriodUnit", "Week")
                .assertThat()
                .isError(400, "InvalidPeriod");
        renew(account, instance, "Period", "one").assertThat().isError(400, "InvalidPeriod");
        renew(account, instance, "Period", "1", "PeriodUnit", "Day")
                .assertThat()
                .isError(400, "InvalidParameter");
        renew(account, instance).assertThat().isError(400, "MissingParameter");
        renew(account, other.runningInstance(), "Period", "1").assertThat().isError(404, "InvalidInstanceId.NotFound");
        facts.set(instance, "renewal_status = 'NotRenewal'");
        renew(account, instance, "Period", "1").assertThat().isError(403, "IncorrectInstanceStatus");
        facts.lock(instance, "security");
        renew(account, instance, "Period", "1").assertThat().isError(403, "InstanceLockedForSecurity");
    }

    private String subscription(Account account, Instant end) {
        var instance = account.runningInstance();
        facts.makeSubscription(instance, end);
        facts.set(instance, "subscribed_at = '2026-01-31T00:00:00Z'");
        return instance;
    }

    private static String expiry(Account account, String instance) {
        return shown(account, instance).path("ExpiredTime").asString();
    }

    private static Answer renew(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance));
        parameters.addAll(List.of(more));
        return account.call("RenewInstance", parameters.toArray(String[]::new));
    }
}
