package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A dedicated host for a month: its order, its renewals, its end. */
@StagingCloudTest
class DedicatedHostSubscriptionsTest {
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoHosts() {
        OwnHost.forDedication(jdbc);
        OwnHost.forDedication(jdbc);
    }

    private static Answer allocate(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE));
        parameters.addAll(List.of(more));
        return account.call("AllocateDedicatedHosts", parameters.toArray(String[]::new));
    }

    private static String month(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("ChargeType", "PrePaid", "Period", "1"));
        parameters.addAll(List.of(more));
        var made = allocate(account, parameters.toArray(String[]::new));
        made.assertThat().isOk();
        return made.text("/DedicatedHostIdSets/DedicatedHostId/0");
    }

    private static BigDecimal price() {
        var hour = Prices.dedicatedHost(Account.REGION, "ddh.g6").orElseThrow();
        return BigDecimal.valueOf(Prices.subscription(hour, 1, "Month").trade(), 6);
    }

    private static BigDecimal ordered(Account account, Management management) {
        return management.get("billing/" + account.id()).body().at("/ordered").decimalValue();
    }

    private static JsonNode shown(Account account, String host) {
        return account.call("DescribeDedicatedHosts", "DedicatedHostIds", "[\"" + host + "\"]")
                .body()
                .at("/DedicatedHosts/DedicatedHost/0");
    }

    private static Instant ends(Account account, String host) {
        return Instant.parse(shown(account, host).path("ExpiredTime").asString().replace("Z", ":00Z"));
    }

    @Test
    void isPaidAtOnceAndByNothingElse(Account account, Time time, Management management) {
        month(account, "Quantity", "2");
        assertThat(ordered(account, management)).isEqualByComparingTo(price().multiply(BigDecimal.TWO));
        time.advance(Duration.ofDays(3));
        assertThat(management
                        .get("billing/" + account.id())
                        .body()
                        .at("/burnPerHour")
                        .decimalValue())
                .isZero();
    }

    @Test
    void withoutMoneyThereIsNoHost(Account account, Time time, Management management) {
        management.post("billing/" + account.id(), "{\"balance\": \"10\"}");
        allocate(account, "ChargeType", "PrePaid", "Period", "1")
                .assertThat()
                .isError(400, "Account.Arrearage")
                .saying("outstanding payment");
        assertThat(account.call("DescribeDedicatedHosts").text("/TotalCount")).isEqualTo("0");
        assertThat(jdbc.sql("select count(*) from host where tenant = ?")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        allocate(account).assertThat().isOk();
        time.advance(Duration.ofHours(2));
        allocate(account).assertThat().isError(403, "Account.Arrearage").saying("in arrears");
    }

    @Test
    void renewsItselfADayBeforeItEndsAsLongAsThatCanBePaid(Account account, Time time, Management management) {
        management.post("billing/" + account.id(), "{\"balance\": \"" + price().multiply(BigDecimal.TWO) + "\"}");
        var host = month(account, "AutoRenew", "true", "AutoRenewPeriod", "1");
        var ends = ends(account, host);
        time.advance(Duration.between(time.now(), ends).minusHours(25));
        assertThat(ends(account, host)).isEqualTo(ends);

        time.advance(Duration.ofHours(2));
        var next = ends(account, host);
        assertThat(next).isAfter(ends.plus(Duration.ofDays(27))).isBefore(ends.plus(Duration.ofDays(32)));
        assertThat(ordered(account, management)).isEqualByComparingTo(price().multiply(BigDecimal.TWO));

        time.advance(Duration.between(time.now(), next).minusHours(1));
        assertThat(ends(account, host)).as("the money is gone").isEqualTo(next);
        management.post("billing/" + account.id(), "{\"topUp\": \"" + price() + "\"}");
        time.advance(Duration.ofHours(2));
        assertThat(ends(account, host)).as("tried again when it ends").isAfter(next);
        assertThat(shown(account, host).at("/OperationLocks/OperationLock")).isEmpty();
    }

    @Test
    void whenItEndsNothingRunsThereAndAfterFifteenDaysItIsGivenBack(Account account, Time time) {
        var host = month(account);
        var instance = account.run("DedicatedHostId", host).text("/InstanceIdSets/InstanceIdSet/0");
        time.advance(Duration.between(time.now(), ends(account, host)).minusMinutes(1));
        assertThat(status(account, instance)).isEqualTo("Running");

        time.advance(Duration.ofMinutes(3));
        assertThat(shown(account, host)
                        .at("/OperationLocks/OperationLock/0/LockReason")
                        .asString())
                .isEqualTo("financial");
        assertThat(status(account, instance)).isEqualTo("Stopped");
        account.run("DedicatedHostId", host).assertThat().isError(400, "IncorrectDedicatedHostStatus");

        time.advance(Duration.ofDays(16));
        assertThat(shown(account, host).isMissingNode())
                .as("waits for its instances")
                .isFalse();
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
        time.advance(Duration.ofMinutes(1));
        assertThat(shown(account, host).isMissingNode()).isTrue();
    }

    private static String status(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/Status");
    }
}
