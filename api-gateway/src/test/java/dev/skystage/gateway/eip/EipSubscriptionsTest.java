package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An elastic address for a month, from its order to its end. */
@StagingCloudTest
class EipSubscriptionsTest {
    private static Answer buy(Account account, String... more) {
        var parameters = new ArrayList<>(
                List.of("InstanceChargeType", "PrePaid", "Period", "1", "AutoPay", "true", "Bandwidth", "10"));
        parameters.addAll(List.of(more));
        return account.callVpc("AllocateEipAddress", parameters.toArray(String[]::new));
    }

    private static BigDecimal ordered(Account account, Management management) {
        return management.get("billing/" + account.id()).body().at("/ordered").decimalValue();
    }

    private static BigDecimal price(int length, String unit) {
        return BigDecimal.valueOf(
                Prices.subscription(Prices.bandwidth(Account.REGION, 10), length, unit)
                        .trade(),
                6);
    }

    @Test
    void isPaidAtOnceAndByNothingElse(Account account, Time time, Management management) {
        buy(account).assertThat().isOk();
        assertThat(ordered(account, management)).isEqualByComparingTo(price(1, "Month"));
        buy(account, "PricingCycle", "Year").assertThat().isOk();
        assertThat(ordered(account, management))
                .isEqualByComparingTo(price(1, "Month").add(price(1, "Year")));
        time.advance(Duration.ofDays(3));
        var standing = management.get("billing/" + account.id()).body();
        assertThat(standing.at("/burnPerHour").decimalValue()).isZero();
        assertThat(standing.at("/balance").decimalValue())
                .isEqualByComparingTo(ordered(account, management).negate());
    }

    @Test
    void anUnpaidOrderIsNoAddress(Account account, Management management) {
        buy(account, "AutoPay", "false").assertThat().isOk();
        assertThat(ordered(account, management)).isZero();
    }

    @Test
    void withoutMoneyThereIsNoAddress(Account account, Management management) {
        management.post(
                "billing/" + account.id(),
                "{\"balance\": \"" + price(1, "Month").subtract(new BigDecimal("0.01")) + "\"}");
        buy(account).assertThat().isError(400, "InsufficientBalance");
        assertThat(account.callVpc("DescribeEipAddresses").text("/TotalCount")).isEqualTo("0");
        management.post("billing/" + account.id(), "{\"topUp\": \"0.01\"}");
        buy(account).assertThat().isOk();
        assertThat(management
                        .get("billing/" + account.id())
                        .body()
                        .at("/balance")
                        .decimalValue())
                .isZero();
    }

    @Test
    void whenItEndsItIsLockedAndAfterFifteenDaysReleased(Account account, Time time) {
        var instance = account.runningInstance();
        var bound = buy(account).text("/AllocationId");
        var free = buy(account).text("/AllocationId");
        ElasticAddresses.call(account, "AssociateEipAddress", bound, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.runDueTasks();
        var ends = Instant.parse(ElasticAddresses.shown(account, free)
                .path("ExpiredTime")
                .asString()
                .replace("Z", ":00Z"));

        time.advance(Duration.between(time.now(), ends).minusMinutes(1));
        assertThat(ElasticAddresses.shown(account, free).path("BusinessStatus").asString())
                .isEqualTo("Normal");
        time.advance(Duration.ofMinutes(3));
        for (var eip : new String[] {bound, free}) {
            var shown = ElasticAddresses.shown(account, eip);
            assertThat(shown.path("BusinessStatus").asString()).isEqualTo("FinancialLocked");
            assertThat(shown.at("/OperationLocks/LockReason/0/LockReason").asString())
                    .isEqualTo("financial");
        }
        assertThat(ElasticAddresses.status(account, bound)).isEqualTo("InUse");
        ElasticAddresses.call(account, "AssociateEipAddress", free, "InstanceId", account.runningInstance())
                .assertThat()
                .isError(400, "IncorrectEipStatus");

        time.advance(Duration.ofDays(15));
        assertThat(account.callVpc("DescribeEipAddresses").text("/TotalCount")).isEqualTo("0");
        assertThat(ElasticAddresses.instance(account, instance)
                        .at("/EipAddress/AllocationId")
                        .asString(""))
                .isEmpty();
        ElasticAddresses.bound(account, instance, time);
    }
}
