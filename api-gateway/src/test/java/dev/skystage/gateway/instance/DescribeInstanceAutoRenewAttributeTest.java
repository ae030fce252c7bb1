package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceAutoRenewAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeInstanceAutoRenewAttributeTest {
    private static final String ACTION = "DescribeInstanceAutoRenewAttribute";
    private final InstanceFacts facts;

    @Autowired
    DescribeInstanceAutoRenewAttributeTest(JdbcClient jdbc) {
        facts = new InstanceFacts(jdbc);
    }

    @Test
    void showsWhatHappensAtTheEndOfSubscriptions(Account account, Time time) throws Exception {
        var instances = account.runInstances(2);
        instances.forEach(
                instance -> facts.makeSubscription(instance, time.now().plus(Duration.ofDays(3))));
        facts.set(instances.get(1), "renewal_status = 'AutoRenewal', auto_renew_period = 3, auto_renew_unit = 'Month'");
        var request = new DescribeInstanceAutoRenewAttributeRequest();
        request.setInstanceId(String.join(",", instances));

        var renewals = account.v1().getAcsResponse(request).getInstanceRenewAttributes();

        assertThat(renewals).hasSize(2).anySatisfy(renewal -> {
            assertThat(renewal.getInstanceId()).isEqualTo(instances.get(0));
            assertThat(renewal.getAutoRenewEnabled()).isFalse();
            assertThat(renewal.getDuration()).isZero();
            assertThat(renewal.getRenewalStatus()).isEqualTo("Normal");
        });
        assertThat(renewals).anySatisfy(renewal -> {
            assertThat(renewal.getInstanceId()).isEqualTo(instances.get(1));
            assertThat(renewal.getAutoRenewEnabled()).isTrue();
            assertThat(renewal.getDuration()).isEqualTo(3);
            assertThat(renewal.getPeriodUnit()).isEqualTo("Month");
        });
        var byStatus = account.call(ACTION, "RenewalStatus", "AutoRenewal");
        assertThat(byStatus.text("/InstanceRenewAttributes/InstanceRenewAttribute/0/InstanceId"))
                .isEqualTo(instances.get(1));
        assertThat(byStatus.text("/TotalCount")).isEqualTo("1");
        var json = call(account, "[\"%s\",\"%s\"]".formatted(instances.get(0), instances.get(1)));
        assertThat(json.text("/TotalCount")).isEqualTo("2");
        assertThat(account.call(ACTION, "InstanceId", String.join(",", instances), "PageNumber", "2", "PageSize", "1")
                        .body()
                        .at("/InstanceRenewAttributes/InstanceRenewAttribute"))
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNoValidSubscription(Account account, Account other, Time time) {
        var instance = account.runningInstance();
        call(account, instance).assertThat().isError(403, "ChargeTypeViolation");
        facts.makeSubscription(instance, time.now());
        call(account, instance).assertThat().isError(403, "IncorrectInstanceStatus");
        call(account, other.runningInstance()).assertThat().isError(403, "InvalidParameter.InvalidInstanceId");
        call(account, "").assertThat().isError(403, "Abs.MissingParamter.InstanceId");
        call(account, String.join(",", Collections.nCopies(101, "i-1")))
                .assertThat()
                .isError(403, "InvalidParameter.ToManyInstanceIds");
        account.call(ACTION, "RenewalStatus", "Sometimes").assertThat().isError(400, "InvalidParameter");
    }

    private static Answer call(Account account, String ids) {
        return account.call(ACTION, "InstanceId", ids);
    }
}
