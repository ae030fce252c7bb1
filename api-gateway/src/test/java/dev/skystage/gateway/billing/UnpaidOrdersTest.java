package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyInstanceChargeTypeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** AutoPay=false: an order that changes nothing until somebody pays it over the management port. */
@StagingCloudTest
class UnpaidOrdersTest {
    private final Subscriber subscriber;
    private final MeterFacts meters;

    @Autowired
    UnpaidOrdersTest(JdbcClient jdbc) {
        subscriber = new Subscriber(jdbc);
        meters = new MeterFacts(jdbc);
    }

    @Test
    void aSubscriptionBeginsWhenItsOrderIsPaid(Account account, Time time, Management management) throws Exception {
        var instance = account.stoppedInstance();
        var order = account.v3()
                .modifyInstanceChargeType(new ModifyInstanceChargeTypeRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceIds("[\"" + instance + "\"]")
                        .setPeriod(1)
                        .setAutoPay(false))
                .getBody()
                .getOrderId();
        assertThat(order).matches("\\d+");
        assertThat(shown(account, instance).path("InstanceChargeType").asString())
                .isEqualTo("PostPaid");
        assertThat(meters.open(instance)).containsKey("instance");
        assertThat(standing(account, management).body().at("/ordered").decimalValue())
                .isZero();
        var waiting = order(account, management, order);
        assertThat(waiting.path("paid").asBoolean()).isFalse();
        assertThat(waiting.path("kind").asString()).isEqualTo("Subscribe");

        account.call("ModifyInstanceSpec", "InstanceId", instance, "InstanceType", "ecs.g6.xlarge")
                .assertThat()
                .isError(400, "InvalidInstance.UnpaidOrder");
        subscribe(account, instance).assertThat().isError(400, "InvalidInstance.UnpaidOrder");
        account.call("ReplaceSystemDisk", "InstanceId", instance, "ImageId", Account.IMAGE)
                .assertThat()
                .isError(403, "INST_HAS_UNPAID_ORDER");
        time.advance(Duration.ofDays(3));

        assertThat(pay(account, management, order).status()).isEqualTo(200);

        var shown = shown(account, instance);
        assertThat(shown.path("InstanceChargeType").asString()).isEqualTo("PrePaid");
        assertThat(shown.path("ExpiredTime").asString())
                .as("a month from now, not from the order")
                .startsWith(time.now()
                        .atOffset(ZoneOffset.UTC)
                        .plusMonths(1)
                        .toLocalDate()
                        .toString());
        assertThat(meters.open(instance)).isEmpty();
        var paid = order(account, management, order);
        assertThat(paid.path("paid").asBoolean()).isTrue();
        assertThat(paid.path("amount").decimalValue())
                .isEqualByComparingTo(waiting.path("amount").decimalValue())
                .isEqualByComparingTo(subscriber.paid(order))
                .isEqualByComparingTo(
                        standing(account, management).body().at("/ordered").decimalValue());
        assertThat(pay(account, management, order).status()).as("once").isEqualTo(404);
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "InstanceName", "mine")
                .assertThat()
                .isOk();
    }

    @Test
    void everythingAboutASubscriptionCanWait(Account account, Time time, Management management) {
        var instance = subscriber.instance(account, time);
        var own = account.call("CreateDisk", "ZoneId", Account.ZONE, "Size", "20", "DiskCategory", "cloud_efficiency")
                .text("/DiskId");
        time.runDueTasks();
        account.call("AttachDisk", "InstanceId", instance, "DiskId", own)
                .assertThat()
                .isOk();
        time.runDueTasks();
        var faster = bandwidth(account, instance, "10", "false").text("/OrderId");
        assertThat(shown(account, instance).path("InternetMaxBandwidthOut").asInt())
                .isZero();
        account.call("RenewInstance", "InstanceId", instance, "Period", "1")
                .assertThat()
                .isError(403, "Instance.UnPaidOrder");
        bandwidth(account, instance, "20", "true").assertThat().isError(400, "InvalidInstance.UnpaidOrder");
        disks(account, instance, own, "true").assertThat().isError(400, "InvalidInstance.UnpaidOrder");
        assertThat(pay(account, management, faster).status()).isEqualTo(200);
        assertThat(shown(account, instance).path("InternetMaxBandwidthOut").asInt())
                .isEqualTo(10);

        var disk = disks(account, instance, own, "false").text("/OrderId");
        assertThat(meters.open(own)).containsOnlyKeys("data-disk");
        assertThat(pay(account, management, disk).status()).isEqualTo(200);
        assertThat(meters.open(own)).isEmpty();

        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        var larger = spec(account, instance, "ecs.g6.xlarge", "false").text("/OrderId");
        assertThat(shown(account, instance).path("InstanceType").asString()).isEqualTo(Account.INSTANCE_TYPE);
        spec(account, instance, "ecs.g6.xlarge", "true").assertThat().isError(400, "InvalidInstance.UnpaidOrder");
        assertThat(pay(account, management, larger).status()).isEqualTo(200);
        assertThat(shown(account, instance).path("InstanceType").asString()).isEqualTo("ecs.g6.xlarge");
        assertThat(subscriber.paid(larger)).isPositive();
    }

    @Test
    void aForgottenOrderBlocksNothing(Account account, Management management) {
        var instance = account.runningInstance();
        var order = subscribe(account, instance, "AutoPay", "false").text("/OrderId");
        var path = "billing/" + account.id() + "/orders/" + order;
        assertThat(management.delete(path).status()).isEqualTo(204);
        assertThat(management.delete(path).status()).isEqualTo(404);
        assertThat(pay(account, management, order).status()).isEqualTo(404);
        subscribe(account, instance).assertThat().isOk();
    }

    @Test
    void anOrderWhoseCallIsRefusedStaysUnpaid(Account account, Account other, Management management) {
        var instance = account.runningInstance();
        var order = subscribe(account, instance, "AutoPay", "false").text("/OrderId");
        management.post("billing/" + account.id(), "{\"balance\": \"1\"}");
        var poor = pay(account, management, order);
        assertThat(poor.status()).isEqualTo(400);
        assertThat(poor.body().toString()).contains("InvalidAccountStatus.NotEnoughBalance");
        assertThat(order(account, management, order).path("paid").asBoolean()).isFalse();
        assertThat(pay(other, management, order).status()).as("somebody else's").isEqualTo(404);
        management.post("billing/" + account.id(), "{\"balance\": \"10000\"}");
        assertThat(pay(account, management, order).status()).isEqualTo(200);
        assertThat(standing(account, management).body().at("/balance").decimalValue())
                .isLessThanOrEqualTo(new BigDecimal("10000").subtract(subscriber.paid(order)));
    }

    /** As with any call: a dry run makes no order, and a repeated call gets the first answer. */
    @Test
    void dryRunsAndRepeatedCallsMakeNoSecondOrder(Account account, Management management) {
        var instance = account.runningInstance();
        subscribe(account, instance, "AutoPay", "false", "DryRun", "true")
                .assertThat()
                .isError(400, "DryRunOperation");
        assertThat(orders(account, management)).isEmpty();
        var first = subscribe(account, instance, "AutoPay", "false", "ClientToken", "once")
                .text("/OrderId");
        var again = subscribe(account, instance, "AutoPay", "false", "ClientToken", "once")
                .text("/OrderId");
        assertThat(again).isEqualTo(first);
        assertThat(orders(account, management)).hasSize(1);
    }

    /** A refund is paid at once: there is nothing to wait for. */
    @Test
    void refundsDoNotWait(Account account, Time time) {
        var instance = subscriber.instance(account, time);
        account.call(
                        "ModifyInstanceChargeType",
                        "InstanceIds",
                        "[\"" + instance + "\"]",
                        "InstanceChargeType",
                        "PostPaid",
                        "AutoPay",
                        "false")
                .assertThat()
                .isOk();
        assertThat(shown(account, instance).path("InstanceChargeType").asString())
                .isEqualTo("PostPaid");
    }

    @Test
    void anElasticAddressIsMadeWhenItsOrderIsPaid(Account account, Management management) {
        var order = address(account, "false");
        assertThat(order.has("/AllocationId")).isFalse();
        var id = order.body().at("/OrderId");
        assertThat(id.isNumber()).isTrue();
        assertThat(addresses(account)).isEmpty();
        assertThat(pay(account, management, id.asString()).status()).isEqualTo(200);
        assertThat(addresses(account)).hasSize(1);
        assertThat(addresses(account).get(0).path("ChargeType").asString()).isEqualTo("PrePaid");
        var atOnce = address(account, "true");
        assertThat(subscriber.paid(atOnce.text("/OrderId"))).isPositive().isEqualTo(subscriber.paid(id.asString()));
    }

    private static Answer address(Account account, String autoPay) {
        return account.callVpc(
                "AllocateEipAddress",
                "InstanceChargeType",
                "PrePaid",
                "Period",
                "2",
                "PricingCycle",
                "Month",
                "Bandwidth",
                "5",
                "AutoPay",
                autoPay);
    }

    private static JsonNode addresses(Account account) {
        return account.callVpc("DescribeEipAddresses").body().at("/EipAddresses/EipAddress");
    }

    private static Answer subscribe(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceIds", "[\"" + instance + "\"]", "Period", "1"));
        parameters.addAll(List.of(more));
        return account.call("ModifyInstanceChargeType", parameters.toArray(String[]::new));
    }

    private static Answer bandwidth(Account account, String instance, String mbits, String autoPay) {
        return account.call(
                "ModifyInstanceNetworkSpec",
                "InstanceId",
                instance,
                "InternetMaxBandwidthOut",
                mbits,
                "NetworkChargeType",
                "PayByBandwidth",
                "AutoPay",
                autoPay);
    }

    private static Answer disks(Account account, String instance, String disk, String autoPay) {
        return account.call(
                "ModifyDiskChargeType",
                "InstanceId",
                instance,
                "DiskIds",
                "[\"" + disk + "\"]",
                "DiskChargeType",
                "PrePaid",
                "AutoPay",
                autoPay);
    }

    private static Answer spec(Account account, String instance, String type, String autoPay) {
        return account.call(
                "ModifyPrepayInstanceSpec", "InstanceId", instance, "InstanceType", type, "AutoPay", autoPay);
    }

    private static Answer pay(Account account, Management management, String order) {
        return management.post("billing/" + account.id() + "/orders/" + order + "/pay", "{}");
    }

    private static JsonNode orders(Account account, Management management) {
        return management.get("billing/" + account.id() + "/orders").body().at("/items");
    }

    private static JsonNode order(Account account, Management management, String id) {
        for (var order : orders(account, management)) {
            if (order.path("id").asString().equals(id)) {
                return order;
            }
        }
        throw new AssertionError("no order " + id);
    }

    private static Answer standing(Account account, Management management) {
        return management.get("billing/" + account.id());
    }

    private static JsonNode shown(Account account, String instance) {
        return account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .body()
                .at("/Instances/Instance/0");
    }
}
