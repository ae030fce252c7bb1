package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeInstanceModificationPriceRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeInstanceModificationPriceTest {
    private static final String DEARER = "ecs.g6.xlarge";
    private final Subscriber subscriber;

    @Autowired
    DescribeInstanceModificationPriceTest(JdbcClient jdbc) {
        subscriber = new Subscriber(jdbc);
    }

    @Test
    void isThePriceOfTheChange(Account account, Time time) throws Exception {
        var instance = subscriber.instance(account, time);
        time.advance(Duration.ofDays(10));
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();

        var asked = ask(account, instance, "InstanceType", DEARER);
        var seen = account.v3()
                .describeInstanceModificationPrice(new DescribeInstanceModificationPriceRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instance)
                        .setInstanceType(DEARER))
                .getBody()
                .getPriceInfo()
                .getPrice();
        var order = account.call(
                        "ModifyPrepayInstanceSpec",
                        "InstanceId",
                        instance,
                        "InstanceType",
                        DEARER,
                        "OperatorType",
                        "upgrade")
                .text("/OrderId");

        asked.assertThat().isOk();
        var paid = subscriber.paid(order);
        assertThat(asked.body().at("/PriceInfo/Price/TradePrice").decimalValue())
                .isEqualByComparingTo(paid)
                .isPositive();
        assertThat(seen.getTradePrice()).isEqualTo(paid.floatValue());
        assertThat(seen.getOriginalPrice() - seen.getDiscountPrice()).isEqualTo(seen.getTradePrice());
        assertThat(seen.getCurrency()).isEqualTo("CNY");
    }

    @Test
    void aDiskIsPaidForUntilTheEnd(Account account, Time time) {
        var instance = subscriber.instance(account, time);
        var asked = ask(account, instance, "DataDisk.1.Category", "cloud_essd", "DataDisk.1.Size", "100");
        var order = account.call(
                        "CreateDisk",
                        "InstanceId",
                        instance,
                        "DiskCategory",
                        "cloud_essd",
                        "PerformanceLevel",
                        "PL1",
                        "Size",
                        "100")
                .text("/OrderId");
        asked.assertThat().isOk();
        var price = asked.body().at("/PriceInfo/Price/TradePrice").decimalValue();
        assertThat(price).isEqualByComparingTo(subscriber.paid(order)).isPositive();

        var both = ask(
                account,
                instance,
                "InstanceType",
                DEARER,
                "DataDisk.1.Category",
                "cloud_essd",
                "DataDisk.1.Size",
                "100");
        var type = ask(account, instance, "InstanceType", DEARER);
        assertThat(both.body().at("/PriceInfo/Price/TradePrice").decimalValue())
                .isEqualByComparingTo(
                        price.add(type.body().at("/PriceInfo/Price/TradePrice").decimalValue()));
    }

    @Test
    void refusesWhatHasNoPrice(Account account, Account other, Time time) {
        var instance = subscriber.instance(account, time);
        ask(account, instance).assertThat().isError(400, "InvalidParameter");
        ask(account, instance, "InstanceType", "ecs.nope")
                .assertThat()
                .isError(400, "InvalidInstanceType.ValueNotSupported");
        ask(account, instance, "InstanceType", "ecs.s1.small").assertThat().isError(400, "InstanceType.Offline");
        ask(account, instance, "InstanceType", "ecs.c6.large").assertThat().isError(400, "PriceNotFound");
        ask(account, account.runningInstance(), "InstanceType", DEARER)
                .assertThat()
                .isError(400, "PriceNotFound");
        ask(account, other.runningInstance(), "InstanceType", DEARER)
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        ask(account, instance, "InstanceType", DEARER, "SystemDisk.Category", "cloud_essd")
                .assertThat()
                .isError(400, "InvalidSystemDiskCategory.ValueNotSupported");
        ask(account, instance, "DataDisk.1.Size", "40").assertThat().isError(400, "InvalidDiskCategory.Missing");
        for (var category : List.of("tape", "ephemeral_ssd")) {
            ask(account, instance, "DataDisk.1.Category", category)
                    .assertThat()
                    .isError(400, "InvalidDataDiskCategory.ValueNotSupported");
        }
        ask(account, instance, "DataDisk.1.Category", "cloud_ssd", "DataDisk.1.Size", "19")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private static Answer ask(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance));
        parameters.addAll(List.of(more));
        return account.call("DescribeInstanceModificationPrice", parameters.toArray(String[]::new));
    }
}
