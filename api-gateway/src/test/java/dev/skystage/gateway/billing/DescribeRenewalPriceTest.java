package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeRenewalPriceRequest;
import com.aliyun.ecs20140526.models.DescribeRenewalPriceResponseBody.DescribeRenewalPriceResponseBodyPriceInfoPriceDetailInfosResourcePriceModel;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeRenewalPriceTest {
    private final Subscriber subscriber;

    @Autowired
    DescribeRenewalPriceTest(JdbcClient jdbc) {
        subscriber = new Subscriber(jdbc);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "6, 605"})
    void isWhatRenewInstanceTakes(int months, int rule, Account account, Time time) {
        var instance = subscriber.instance(account, time);

        var asked = ask(account, instance, "Period", Integer.toString(months), "PriceUnit", "Month");
        var order = account.call("RenewInstance", "InstanceId", instance, "Period", Integer.toString(months))
                .text("/OrderId");

        asked.assertThat().isOk();
        assertThat(asked.body().at("/PriceInfo/Price/TradePrice").decimalValue())
                .isEqualByComparingTo(subscriber.paid(order));
        assertThat(asked.body().at("/PriceInfo/Rules/Rule/0/RuleId").asInt(0)).isEqualTo(rule);
    }

    @Test
    void showsThePricesOfTheParts(Account account, Time time) throws Exception {
        var instance = subscriber.instance(account, time);
        var price = account.v3()
                .describeRenewalPrice(new DescribeRenewalPriceRequest()
                        .setRegionId(Account.REGION)
                        .setResourceId(instance)
                        .setPeriod(1)
                        .setPriceUnit("Year"))
                .getBody()
                .getPriceInfo();
        // 8640 hours at 0.48, 60 GiB at 0.0014, 20 GiB at 0.00049; 60% of each, then 15% off
        assertThat(price.getPrice().getOriginalPrice()).isEqualTo(2974.58f);
        assertThat(price.getPrice().getTradePrice()).isEqualTo(2528.39f);
        assertThat(price.getPrice().getDetailInfos().getResourcePriceModel())
                .extracting(DescribeRenewalPriceResponseBodyPriceInfoPriceDetailInfosResourcePriceModel::getResource)
                .containsExactly("instanceType", "systemDisk", "dataDisk");
    }

    @Test
    void refusesWhatCannotBeRenewed(Account account, Account other, Time time) {
        var instance = subscriber.instance(account, time);
        ask(account, account.runningInstance()).assertThat().isError(403, "ChargeTypeViolation");
        ask(account, other.runningInstance()).assertThat().isError(404, "InvalidInstanceId.NotFound");
        ask(account, instance, "RegionId", "cn-beijing").assertThat().isError(404, "InvalidInstanceId.NotFound");
        ask(account, instance, "ResourceType", "disk")
                .assertThat()
                .isError(400, "InvalidResourceType.ValueNotSupported");
        ask(account, instance, "PriceUnit", "Week").assertThat().isError(400, "InvalidPriceUnit.ValueNotSupported");
        ask(account, instance, "Period", "10").assertThat().isError(400, "InvalidPeriod");
        ask(account, instance, "Period", "4", "PriceUnit", "Year").assertThat().isError(400, "InvalidPeriod");
        ask(account, instance, "Period", "long").assertThat().isError(400, "InvalidPeriod");
        ask(account, instance, "ExpectedRenewDay", "29").assertThat().isError(400, "InvalidParameter");
    }

    private static Answer ask(Account account, String instance, String... more) {
        var parameters = new ArrayList<>(List.of("ResourceId", instance));
        parameters.addAll(List.of(more));
        return account.call("DescribeRenewalPrice", parameters.toArray(String[]::new));
    }
}
