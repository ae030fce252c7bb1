package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceAutoRenewAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceAutoRenewAttributeTest {
    private static final String ACTION = "ModifyInstanceAutoRenewAttribute";
    private final InstanceFacts facts;

    @Autowired
    ModifyInstanceAutoRenewAttributeTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void aSubscriptionThenRenewsItselfByThePeriod(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        var request = new ModifyInstanceAutoRenewAttributeRequest();
        request.setInstanceId(instance);
        request.setAutoRenew(true);
        request.setDuration(1);
        request.setPeriodUnit("Year");
        account.v1().getAcsResponse(request);
        assertThat(told(account, instance)).contains("\"Duration\":1", "\"PeriodUnit\":\"Year\"", "\"AutoRenewal\"");

        time.advance(Duration.ofDays(2));

        assertThat(InstanceFacts.status(account, instance)).isEqualTo("Running");
        assertThat(facts.count(
                        "select count(*) from instance where id = ? and expired_at > created_at + interval '363 days'",
                        instance))
                .isEqualTo(1);
    }

    @Test
    void renewsByWeeksToo(Account account, Time time) {
        var instance = account.runningInstance();
        var end = time.now().plus(Duration.ofDays(1));
        facts.makeSubscription(instance, end);
        modify(account, instance, "RenewalStatus", "AutoRenewal", "PeriodUnit", "Week", "Duration", "2")
                .assertThat()
                .isOk();
        assertThat(told(account, instance)).contains("\"AutoRenewal\"", "\"Duration\":2", "\"Week\"");
        modify(account, instance, "RenewalStatus", "AutoRenewal", "PeriodUnit", "Week", "Duration", "6")
                .assertThat()
                .isError(403, "InvalidParameter.Duration");

        time.advance(Duration.ofDays(2));

        assertThat(facts.count(
                        "select count(*) from instance where id = ? and expired_at between created_at + interval '14"
                                + " days' and created_at + interval '16 days'",
                        instance))
                .isEqualTo(1);
    }

    @Test
    void renewalStatusCountsBeforeAutoRenew(Account account, Time time) {
        var instance = account.runningInstance();
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        modify(account, instance, "AutoRenew", "true", "RenewalStatus", "NotRenewal")
                .assertThat()
                .isOk();
        assertThat(told(account, instance)).contains("\"NotRenewal\"", "\"AutoRenewEnabled\":false");
        modify(account, instance, "RenewalStatus", "AutoRenewal", "Duration", "6")
                .assertThat()
                .isOk();
        assertThat(told(account, instance)).contains("\"AutoRenewal\"", "\"Duration\":6", "\"Month\"");
        modify(account, instance).assertThat().isOk();
        assertThat(told(account, instance)).contains("\"Normal\"", "\"Duration\":0");
    }

    @Test
    void refusesOtherValues(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        modify(account, instance).assertThat().isError(403, "ChargeTypeViolation");
        facts.makeSubscription(instance, time.now().plus(Duration.ofDays(1)));
        modify(account, instance, "RenewalStatus", "Maybe").assertThat().isError(403, "InvalidParameter.RenewalStatus");
        modify(account, instance, "PeriodUnit", "Day").assertThat().isError(403, "InvalidPeriodUnit.ValueNotSupported");
        modify(account, instance, "Duration", "4").assertThat().isError(403, "InvalidParameter.Duration");
        modify(account, instance, "Duration", "6", "PeriodUnit", "Year")
                .assertThat()
                .isError(403, "InvalidParameter.Duration");
        modify(account, other.runningInstance()).assertThat().isError(403, "InvalidParameter.InvalidInstanceId");
        modify(account, String.join(",", Collections.nCopies(101, "i-1")))
                .assertThat()
                .isError(403, "InvalidParameter.ToManyInstanceIds")
                .saying("No more than 100");
        account.call(ACTION).assertThat().isError(403, "MissingParameter.InstanceId");
        facts.makeSubscription(instance, time.now());
        modify(account, instance).assertThat().isError(403, "IncorrectInstanceStatus");
    }

    private static String told(Account account, String instance) {
        return account.call("DescribeInstanceAutoRenewAttribute", "InstanceId", instance)
                .body()
                .toString();
    }

    private static Answer modify(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance));
        parameters.addAll(List.of(more));
        return account.call(ACTION, parameters.toArray(String[]::new));
    }
}
