package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aliyun.ecs20140526.models.ModifyInstanceNetworkSpecRequest;
import com.aliyun.ecs20140526.models.ModifyPrepayInstanceSpecRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Bandwidth and types of subscriptions that change for a time: ModifyInstanceNetworkSpec, ModifyPrepayInstanceSpec. */
@StagingCloudTest
class TemporaryChangesTest {
    private static final String LARGER = "ecs.g6.xlarge";
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private final JdbcClient jdbc;
    private final Subscriber subscriber;

    @Autowired
    TemporaryChangesTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
        subscriber = new Subscriber(jdbc);
    }

    @Test
    void bandwidthBeginsAndEndsAtItsTimes(Account account, Time time) throws Exception {
        var instance = subscriber.instance(account, time);
        bandwidth(account, instance, "5", "NetworkChargeType", "PayByBandwidth", "InternetMaxBandwidthIn", "50")
                .assertThat()
                .isOk();
        var renewal = renewalPrice(account, instance);
        time.advance(Duration.ofMinutes(5));
        var begins = time.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MINUTES);
        var ends = begins.plus(Duration.ofHours(30)).truncatedTo(ChronoUnit.HOURS);
        var expires = expires(account, instance);

        var order = account.v3()
                .modifyInstanceNetworkSpec(new ModifyInstanceNetworkSpecRequest()
                        .setInstanceId(instance)
                        .setInternetMaxBandwidthOut(20)
                        .setInternetMaxBandwidthIn(60)
                        .setStartTime(Times.minutes(begins))
                        .setEndTime(Times.of(ends).replace(":00:00Z", "Z")))
                .getBody()
                .getOrderId();

        assertBandwidth(account, instance, 5, 50);
        bandwidth(account, instance, "30").assertThat().isError(400, "Throttling");
        time.advance(Duration.ofHours(2));
        assertBandwidth(account, instance, 20, 60);
        bandwidth(account, instance, "30").assertThat().isError(403, "IncorrectInstanceStatus");
        assertThat(renewalPrice(account, instance)).isEqualByComparingTo(renewal);
        time.advance(Duration.between(time.now(), ends).minusSeconds(1));
        assertBandwidth(account, instance, 20, 60);
        time.advance(Duration.ofSeconds(1));
        assertBandwidth(account, instance, 5, 50);
        var forGood = bandwidth(account, instance, "20");
        forGood.assertThat().isOk();
        assertThat(subscriber.paid(order))
                .isPositive()
                .isCloseTo(
                        share(subscriber.paid(forGood.text("/OrderId")), begins, ends, time.now(), expires),
                        within(CENT));
    }

    @Test
    void aStoppedInstanceFallsBackToItsTypeAtTheEnd(Account account, Time time) throws Exception {
        var instance = stopped(account, time);
        var renewal = renewalPrice(account, instance);
        var rest = account.call("DescribeInstanceModificationPrice", "InstanceId", instance, "InstanceType", LARGER)
                .body()
                .at("/PriceInfo/Price/TradePrice")
                .decimalValue();
        var begins = time.now();
        var ends = begins.plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.MINUTES);
        var expires = expires(account, instance);

        var order = account.v3()
                .modifyPrepayInstanceSpec(new ModifyPrepayInstanceSpecRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instance)
                        .setInstanceType(LARGER)
                        .setEndTime(Times.minutes(ends)))
                .getBody()
                .getOrderId();

        assertThat(subscriber.paid(order))
                .isPositive()
                .isCloseTo(share(rest, begins, ends, begins, expires), within(CENT));
        assertType(account, instance, LARGER, 4);
        type(account, instance, "ecs.g6.2xlarge").assertThat().isError(400, "Throttling");
        time.advance(Duration.ofDays(1));
        assertThat(renewalPrice(account, instance)).isEqualByComparingTo(renewal);
        type(account, instance, "ecs.g6.2xlarge").assertThat().isError(400, "OrderCreationFailed");
        time.advance(Duration.ofDays(2));
        assertType(account, instance, Account.INSTANCE_TYPE, 2);
        type(account, instance, LARGER).assertThat().isOk();
        time.advance(Duration.ofDays(3));
        assertType(account, instance, LARGER, 4);
    }

    @Test
    void aRunningInstanceFallsBackWhenItIsStopped(Account account, Time time) {
        var instance = stopped(account, time);
        type(account, instance, LARGER, "EndTime", in(time, Duration.ofHours(1)))
                .assertThat()
                .isOk();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        time.advance(Duration.ofHours(2));
        assertType(account, instance, LARGER, 4);
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertType(account, instance, Account.INSTANCE_TYPE, 2);
    }

    /** The calendar looks every few seconds: a start can come before it. */
    @Test
    void aStartComesAfterTheFallBack(Account account, Time time) {
        var instance = stopped(account, time);
        type(account, instance, LARGER, "EndTime", in(time, Duration.ofHours(1)))
                .assertThat()
                .isOk();
        jdbc.sql("update temporary_change set due_at = '2000-01-01' where instance_id = ?")
                .param(instance)
                .update();
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        assertType(account, instance, Account.INSTANCE_TYPE, 2);
    }

    @Test
    void withoutRoomItFindsAPlaceWhenItStarts(Account account, Time time, Management management) {
        var instance = stopped(account, time);
        type(account, instance, LARGER, "EndTime", in(time, Duration.ofHours(1)))
                .assertThat()
                .isOk();
        var rule = management
                .post(
                        "faults",
                        "{\"rules\": [{\"scope\": {\"account\": \"%s\"}, \"effect\": {\"kind\": \"noStock\"}}]}"
                                .formatted(account.id()))
                .text("/0/id");
        time.advance(Duration.ofHours(2));
        assertThat(shown(account, instance).path("InstanceType").asString()).isEqualTo(Account.INSTANCE_TYPE);
        account.call("StartInstance", "InstanceId", instance).assertThat().isError(403, "OperationDenied.NoStock");
        assertThat(management.delete("faults/" + rule).status()).isEqualTo(204);
        account.call("StartInstance", "InstanceId", instance).assertThat().isOk();
        assertType(account, instance, Account.INSTANCE_TYPE, 2);
    }

    @Test
    void whoMakesItPayAsYouGoKeepsWhatItHas(Account account, Time time) {
        var instance = stopped(account, time);
        bandwidth(
                        account,
                        instance,
                        "8",
                        "StartTime",
                        in(time, Duration.ofDays(1)),
                        "EndTime",
                        in(time, Duration.ofDays(2)))
                .assertThat()
                .isOk();
        var order = type(account, instance, LARGER, "EndTime", in(time, Duration.ofDays(2)));
        var paid = number("select sum(amount) from purchase where account_id = ?", account.id());
        var back = account.call(
                "ModifyInstanceChargeType", "InstanceIds", "[\"" + instance + "\"]", "InstanceChargeType", "PostPaid");
        assertThat(subscriber.paid(order.text("/OrderId"))).isPositive();
        assertThat(subscriber.paid(back.text("/OrderId")).negate())
                .as("all, but for a few seconds and roundings")
                .isCloseTo(BigDecimal.valueOf(paid, 6), within(new BigDecimal("0.10")));
        time.advance(Duration.ofDays(3));
        assertType(account, instance, LARGER, 4);
        assertBandwidth(
                account,
                instance,
                0,
                shown(account, instance).path("InternetMaxBandwidthIn").asInt());
    }

    @Test
    void aReleaseEndsIt(Account account, Time time) {
        var instance = stopped(account, time);
        type(account, instance, LARGER, "EndTime", in(time, Duration.ofHours(5)))
                .assertThat()
                .isOk();
        bandwidth(account, instance, "8", "EndTime", in(time, Duration.ofHours(5)))
                .assertThat()
                .isOk();
        jdbc.sql("update instance set version = version + 1, expired_at = '2000-01-01' where id = ?")
                .param(instance)
                .update();
        account.call("DeleteInstance", "InstanceId", instance).assertThat().isOk();
        time.advance(Duration.ofHours(6));
        assertThat(shown(account, instance).isMissingNode()).isTrue();
        assertThat(number("select count(*) from temporary_change where instance_id = ?", instance))
                .isZero();
    }

    @Test
    void anOrderThatIsPaidLateBeginsThen(Account account, Time time, Management management) {
        var instance = subscriber.instance(account, time);
        bandwidth(account, instance, "1", "NetworkChargeType", "PayByBandwidth")
                .assertThat()
                .isOk();
        time.advance(Duration.ofMinutes(5));
        var order = bandwidth(
                        account,
                        instance,
                        "8",
                        "StartTime",
                        in(time, Duration.ofHours(1)),
                        "EndTime",
                        in(time, Duration.ofHours(6)),
                        "AutoPay",
                        "false")
                .text("/OrderId");
        time.advance(Duration.ofHours(2));
        assertThat(management
                        .post("billing/" + account.id() + "/orders/" + order + "/pay", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(shown(account, instance).path("InternetMaxBandwidthOut").asInt())
                .isEqualTo(8);
        time.advance(Duration.ofHours(5));
        assertThat(shown(account, instance).path("InternetMaxBandwidthOut").asInt())
                .isEqualTo(1);
    }

    private String stopped(Account account, Time time) {
        var instance = subscriber.instance(account, time);
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        return instance;
    }

    /** A time to the minute, as the API writes it. */
    private static String in(Time time, Duration wait) {
        return String.valueOf(Times.minutes(time.now().plus(wait).plusSeconds(59)));
    }

    /** What of an amount for the rest of a subscription is for a part of it. */
    private static BigDecimal share(BigDecimal amount, Instant begins, Instant ends, Instant from, Instant expires) {
        return amount.multiply(BigDecimal.valueOf(Duration.between(begins, ends).toSeconds()))
                .divide(BigDecimal.valueOf(Duration.between(from, expires).toSeconds()), 6, RoundingMode.HALF_UP);
    }

    private static Instant expires(Account account, String instance) {
        return Times.parse(shown(account, instance).path("ExpiredTime").asString())
                .orElseThrow();
    }

    private long number(String sql, String id) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private void assertType(Account account, String instance, String type, int vcpus) {
        assertThat(shown(account, instance).path("InstanceType").asString()).isEqualTo(type);
        assertThat(number("select vcpus from allocation where instance_id = ?", instance))
                .isEqualTo(vcpus);
    }

    private static void assertBandwidth(Account account, String instance, int out, int in) {
        var shown = shown(account, instance);
        assertThat(shown.path("InternetMaxBandwidthOut").asInt()).isEqualTo(out);
        assertThat(shown.path("InternetMaxBandwidthIn").asInt()).isEqualTo(in);
    }

    private static BigDecimal renewalPrice(Account account, String instance) {
        return account.call("DescribeRenewalPrice", "ResourceId", instance)
                .body()
                .at("/PriceInfo/Price/TradePrice")
                .decimalValue();
    }

    private static JsonNode shown(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .body()
                .at("/Instances/Instance/0");
    }

    private static Answer bandwidth(Account account, String instance, String mbits, String... more) {
        return change(account, "ModifyInstanceNetworkSpec", instance, "InternetMaxBandwidthOut", mbits, more);
    }

    private static Answer type(Account account, String instance, String type, String... more) {
        return change(account, "ModifyPrepayInstanceSpec", instance, "InstanceType", type, more);
    }

    private static Answer change(
            Account account, String action, String instance, String what, String value, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance, what, value));
        parameters.addAll(List.of(more));
        return account.call(action, parameters.toArray(String[]::new));
    }
}
