package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.InstanceFacts.shown;
import static dev.skystage.gateway.instance.InstanceFacts.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceAutoReleaseTimeRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceAutoReleaseTimeTest {
    private static final String ACTION = "ModifyInstanceAutoReleaseTime";
    private final InstanceFacts facts;

    @Autowired
    ModifyInstanceAutoReleaseTimeTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void releasesTheInstanceAtThatMinuteThoughItRunsAndIsProtected(Account account, Time time) throws ClientException {
        var instance = account.runningInstance();
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "DeletionProtection", "true")
                .assertThat()
                .isOk();
        var at = time.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(2));
        var request = new ModifyInstanceAutoReleaseTimeRequest();
        request.setInstanceId(instance);
        request.setAutoReleaseTime(at.plusSeconds(42).toString());

        account.v1().getAcsResponse(request);

        assertThat(Instant.parse(shown(account, instance)
                        .path("AutoReleaseTime")
                        .asString()
                        .replaceFirst("T(\\d\\d:\\d\\d)Z", "T$1:00Z")))
                .isEqualTo(at);
        time.advance(Duration.between(time.now(), at.minusSeconds(1)));
        assertThat(status(account, instance)).isEqualTo("Running");
        time.advance(Duration.ofMinutes(1));
        assertThat(status(account, instance)).isEqualTo("gone");
    }

    @Test
    void withoutATimeThereIsNoRelease(Account account, Time time) {
        var instance = account.runningInstance();
        account.call(ACTION, "InstanceId", instance, "AutoReleaseTime", in(time, Duration.ofMinutes(30)))
                .assertThat()
                .isOk();
        account.call(ACTION, "InstanceId", instance).assertThat().isOk();
        time.advance(Duration.ofHours(1));
        assertThat(status(account, instance)).isEqualTo("Running");
    }

    @Test
    void refusesTimesThatAreMalformedTooSoonOrTooLate(Account account, Time time) {
        var instance = account.runningInstance();
        for (var bad : new String[] {
            "tomorrow",
            "2030-01-01",
            in(time, Duration.ofMinutes(28)),
            in(time, Duration.ofDays(3 * 366)),
            in(time, Duration.ofDays(-1))
        }) {
            account.call(ACTION, "InstanceId", instance, "AutoReleaseTime", bad)
                    .assertThat()
                    .isError(400, "InvalidAutoReleaseTime.Malformed");
        }
    }

    @Test
    void refusesSubscriptionsAndInstancesThatAreNotThere(Account account, Time time) {
        var at = in(time, Duration.ofHours(1));
        var instance = account.runningInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(30)));
        account.call(ACTION, "InstanceId", instance, "AutoReleaseTime", at)
                .assertThat()
                .isError(403, "ChargeTypeViolation");
        account.call(ACTION, "InstanceId", "i-unknown", "AutoReleaseTime", at)
                .assertThat()
                .isError(404, "NoSuchResource");
        account.call(ACTION, "AutoReleaseTime", at).assertThat().isError(400, "MissingParamter.InstanceId");
    }

    @Test
    void expiredSubscriptionsAreShutDown(Account account, Time time) {
        var instance = account.runningInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        time.advance(Duration.ofHours(23));
        assertThat(status(account, instance)).isEqualTo("Running");
        time.advance(Duration.ofHours(2));
        assertThat(status(account, instance)).isEqualTo("Stopped");
        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "InstanceExpired");
    }

    @Test
    void subscriptionsThatRenewThemselvesGoOn(Account account, Time time) {
        var instance = account.runningInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        facts.set(instance, "renewal_status = 'AutoRenewal', auto_renew_period = 1");
        time.advance(Duration.ofDays(3));
        assertThat(status(account, instance)).isEqualTo("Running");
        assertThat(facts.count(
                        "select count(*) from instance where id = ? and expired_at > ?",
                        instance,
                        java.sql.Timestamp.from(time.now().plus(Duration.ofDays(20)))))
                .isOne();
    }

    private static String in(Time time, Duration duration) {
        return time.now().plus(duration).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
