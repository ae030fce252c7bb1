package dev.skystage.gateway.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.aliyun.ecs20140526.models.DescribePriceRequest;
import com.aliyun.ecs20140526.models.DescribePriceRequest.DescribePriceRequestDataDisk;
import com.aliyun.ecs20140526.models.DescribePriceRequest.DescribePriceRequestSystemDisk;
import com.aliyun.ecs20140526.models.DescribePriceResponseBody.DescribePriceResponseBodyPriceInfo;
import com.aliyun.ecs20140526.models.DescribePriceResponseBody.DescribePriceResponseBodyPriceInfoPriceDetailInfosDetailInfo;
import dev.skystage.controlplane.resources.billing.SpotMarket;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class DescribePriceTest {
    private static final String WINDOWS = "win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd";
    private static final String RETIRED = "InstanceType=ecs.s1.small;";
    private static final String LOCAL =
            RETIRED + "SystemDisk.Category=ephemeral_ssd;DataDisk.1.Category=ephemeral_ssd;";

    @Autowired
    SpotMarket market;

    @Test
    void anHourIsTheSumOfTheList(Account account) throws Exception {
        var price = price(
                account,
                new DescribePriceRequest()
                        .setInstanceType(Account.INSTANCE_TYPE)
                        .setImageId(WINDOWS)
                        .setInternetChargeType("PayByBandwidth")
                        .setInternetMaxBandwidthOut(5)
                        .setSystemDisk(new DescribePriceRequestSystemDisk()
                                .setCategory("cloud_essd")
                                .setSize(50)
                                .setPerformanceLevel("PL0"))
                        .setDataDisk(List.of(new DescribePriceRequestDataDisk()
                                .setCategory("cloud_ssd")
                                .setSize(100L))));
        assertThat(price.getPrice().getDetailInfos().getDetailInfo())
                .extracting(
                        DescribePriceResponseBodyPriceInfoPriceDetailInfosDetailInfo::getResource,
                        DescribePriceResponseBodyPriceInfoPriceDetailInfosDetailInfo::getTradePrice)
                .containsExactly(
                        tuple("instanceType", 0.48f),
                        tuple("image", 0.08f),
                        tuple("systemDisk", 0.0525f),
                        tuple("dataDisk", 0.14f),
                        tuple("bandwidth", 0.315f));
        assertThat(price.getPrice().getTradePrice()).isEqualTo(1.0675f);
        assertThat(price.getPrice().getDiscountPrice()).isZero();
        assertThat(price.getPrice().getCurrency()).isEqualTo("CNY");
        assertThat(price.getRules().getRule()).isEmpty();
    }

    /** Rounded as in orders: each part of each instance to the cent. */
    @ParameterizedTest
    @CsvSource({"1, Month, 0", "3, Week, 0", "6, Month, 605", "1, Year, 615"})
    void aSubscriptionIsWhatRunInstancesTakes(int period, String unit, int rule, Account account) throws Exception {
        var wishes = List.of(
                "InstanceType=" + Account.INSTANCE_TYPE,
                "ImageId=" + WINDOWS,
                "InternetChargeType=PayByBandwidth",
                "InternetMaxBandwidthOut=7",
                "SystemDisk.Category=cloud_ssd",
                "SystemDisk.Size=43",
                "DataDisk.1.Category=cloud_essd",
                "DataDisk.1.PerformanceLevel=PL2",
                "DataDisk.1.Size=501",
                "DataDisk.2.Category=cloud_efficiency",
                "DataDisk.2.Size=21",
                "Period=" + period,
                "Amount=2");
        var asked = account.call("DescribePrice", parameters(wishes, "PriceUnit=" + unit));
        var bought = account.call(
                "RunInstances",
                parameters(
                        wishes,
                        "PeriodUnit=" + (unit.equals("Year") ? "Month" : unit),
                        "Period=" + (unit.equals("Year") ? 12 : period),
                        "InstanceChargeType=PrePaid",
                        "VSwitchId=" + account.vSwitch(),
                        "SecurityGroupId=" + account.securityGroup()));

        bought.assertThat().isOk();
        assertThat(amount(asked, "TradePrice"))
                .isEqualByComparingTo(bought.body().at("/TradePrice").decimalValue())
                .isEqualByComparingTo(amount(asked, "OriginalPrice").subtract(amount(asked, "DiscountPrice")));
        assertThat(asked.body().at("/PriceInfo/Rules/Rule/0/RuleId").asInt(0)).isEqualTo(rule);
    }

    /** The price that its meter counts from now on; without a zone that of the cheapest one. */
    @Test
    void aPreemptibleInstanceCostsWhatItsMarketAsks(Account account, Time time) {
        var wishes = List.of("InstanceType=" + Account.INSTANCE_TYPE, "SpotStrategy=SpotAsPriceGo", "Amount=2");
        var before = time.now();
        var here = account.call("DescribePrice", parameters(wishes, "ZoneId=" + Account.ZONE));
        var anywhere = account.call("DescribePrice", parameters(wishes, "SpotDuration=0"));
        if (before.truncatedTo(ChronoUnit.HOURS).equals(time.now().truncatedTo(ChronoUnit.HOURS))) { // same price
            var price = BigDecimal.valueOf(
                    market.of("1", Account.INSTANCE_TYPE, Account.ZONE).price(before) * 2, 6);
            assertThat(machine(here, "TradePrice")).isEqualByComparingTo(price);
        }
        assertThat(machine(here, "OriginalPrice")).isEqualByComparingTo("0.96");
        assertThat(machine(here, "DiscountPrice"))
                .isPositive()
                .isEqualByComparingTo(machine(here, "OriginalPrice").subtract(machine(here, "TradePrice")));
        assertThat(machine(anywhere, "TradePrice")).isLessThanOrEqualTo(machine(here, "TradePrice"));
        assertThat(amount(here, "TradePrice"))
                .as("its disk costs what it always does")
                .isGreaterThan(machine(here, "TradePrice"));
        account.call("DescribePrice", parameters(wishes, "PriceUnit=Month"))
                .assertThat()
                .isError(400, "InvalidPriceUnit.ValueNotSupported");
        account.call("DescribePrice", parameters(wishes, "SpotDuration=7"))
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private static BigDecimal machine(Answer answer, String name) {
        return answer.body()
                .at("/PriceInfo/Price/DetailInfos/DetailInfo/0/" + name)
                .decimalValue();
    }

    @ParameterizedTest
    @CsvSource({
        "ResourceType=bandwidth, 0.8",
        "ResourceType=ddh;DedicatedHostType=ddh.g6, 22",
        "ResourceType=disk;DataDisk.1.Category=cloud_essd;DataDisk.1.Size=2000;DataDisk.1.PerformanceLevel=PL3, 16.8",
        "InstanceType=ecs.g6.large;Amount=3, 1.4988",
        "InstanceType=ecs.s1.small, 0.196",
        "InstanceType=ecs.g7.large;RegionId=cn-hongkong, 0.8146"
    })
    void whatCanBeHadByItself(String wishes, BigDecimal hour, Account account) {
        assertThat(amount(account.call("DescribePrice", parameters(List.of(wishes.split(";")))), "TradePrice"))
                .isEqualByComparingTo(hour);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InstanceType=                                               | 404 | InvalidInstanceType.Missing                    |
            InstanceType=ecs.nope                                       | 400 | InvalidInstanceType.ValueNotSupported          |
            ResourceType=moon                                           | 400 | InvalidResourceType.ValueNotSupported          |
            ResourceType=disk                                           | 404 | InvalidDiskCategory.Missing                    |
            ResourceType=disk;PriceUnit=Month                           | 400 | InvalidPriceUnit.ValueNotSupported             |
            ResourceType=bandwidth;PriceUnit=Month                      | 400 | InvalidPriceUnit.ValueNotSupported             |
            ResourceType=ddh                                            | 400 | PriceNotFound                                  |
            PriceUnit=Day                                               | 400 | InvalidPriceUnit.ValueNotSupported             |
            PriceUnit=Month;Period=10                                   | 400 | InvalidPeriod                                  |
            Period=2                                                    | 400 | InvalidPeriod                                  |
            Period=long                                                 | 400 | InvalidPeriod                                  |
            Amount=0                                                    | 403 | InvalidAmount.Malformed                        |
            Amount=1001                                                 | 403 | InvalidAmount.Malformed                        |
            ZoneId=nowhere                                              | 400 | InvalidParameter                               |
            RegionId=mars-1                                             | 404 | InvalidRegionId.NotFound                       |
            ImageId=nope                                                | 404 | InvalidImageId.NotFound                        |
            ImageId=aliyun_3_arm64_20G_alibase_20240528.vhd             | 403 | ImageNotSupportInstanceType                    |
            IoOptimized=maybe                                           | 400 | InvalidIoOptimizedValue.ValueNotSupported      |
            IoOptimized=none                                            | 404 | DependencyViolation.IoOptimized                |
            InstanceType=ecs.s1.small;IoOptimized=optimized             | 404 | IoOptimized.NotSupported                       | The specified instancetype
            InstanceNetworkType=moon                                    | 404 | InvalidNetworkType.ValueNotSupported           |
            InstanceNetworkType=classic                                 | 403 | OperationDenied                                | InstanceNetworkType
            InternetChargeType=PayByHour                                | 400 | InvalidInternetChargeType.ValueNotSupported    |
            InternetMaxBandwidthOut=101                                 | 400 | InvalidInternetMaxBandwidthOut.ValueNotSupported | "InternetMaxBandwidthOut"
            InternetMaxBandwidthOut=much                                | 400 | InvalidInternetMaxBandwidthOut.ValueNotSupported | "InternetMaxBandwidthOut"
            SystemDisk.Category=tape                                    | 400 | InvalidSystemDiskCategory.ValueNotSupported    | "SystemDisk.Category"
            SystemDisk.Category=cloud                                   | 403 | InvalidDiskCategory.NotSupported               | is not support the specified instance type
            SystemDisk.Size=19                                          | 404 | InvalidSystemDiskSize.LessThanMinSize          |
            SystemDisk.Size=501                                         | 404 | InvalidSystemDiskSize.MoreThanMaxSize          |
            ImageId=win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd;SystemDisk.Size=39 | 404 | InvalidSystemDiskSize.LessThanImageSize |
            DataDisk.1.Category=tape;DataDisk.1.Size=40                 | 400 | InvalidDataDiskCategory.ValueNotSupported      | "DataDisk.n.Category"
            DataDisk.1.Category=cloud_ssd;DataDisk.1.Size=19            | 400 | InvalidDataDiskSize.ValueNotSupported          | DataDisk.n.Size beyond
            DataDisk.1.Category=cloud_ssd;DataDisk.1.Size=much          | 400 | InvalidDataDiskSize.ValueNotSupported          | DataDisk.n.Size beyond
            DataDisk.1.Category=cloud_ssd                               | 400 | InvalidDataDiskSize.ValueNotSupported          | DataDisk.n.Size beyond
            DataDisk.17.Size=40                                         | 400 | InstanceDiskNumber.LimitExceed                 |
            """)
    void refusesWhatHasNoPrice(String wishes, int http, String code, String message, Account account) {
        var all = new ArrayList<>(List.of("InstanceType=" + Account.INSTANCE_TYPE));
        all.addAll(List.of(wishes.split(";")));
        refused(account, all, http, code, message == null ? "" : message);
    }

    @Test
    void localDisksAreForRetiredTypes(Account account) {
        assertThat(amount(
                        account.call("DescribePrice", parameters(List.of((LOCAL + "DataDisk.1.Size=800").split(";")))),
                        "TradePrice"))
                .isPositive();
        refused(
                account,
                List.of((RETIRED + "DataDisk.1.Category=ephemeral_ssd;DataDisk.1.Size=40").split(";")),
                400,
                "InvalidDiskCategory.Mismatch",
                "");
        refused(
                account,
                List.of((LOCAL + "DataDisk.1.Size=800;DataDisk.2.Category=ephemeral_ssd;DataDisk.2.Size=800")
                        .split(";")),
                403,
                "InstanceDiskCategoryLimitExceed",
                "The total size of specified disk category");
    }

    @Test
    void theImageMustExist(Account account) {
        var image = account.call("CreateImage", "InstanceId", account.runningInstance())
                .text("/ImageId");
        refused(
                account,
                List.of("InstanceType=" + Account.INSTANCE_TYPE, "ImageId=" + image),
                403,
                "OperationDenied",
                "The specified Image is disabled");
    }

    private static DescribePriceResponseBodyPriceInfo price(Account account, DescribePriceRequest request)
            throws Exception {
        return account.v3()
                .describePrice(request.setRegionId(Account.REGION))
                .getBody()
                .getPriceInfo();
    }

    private static BigDecimal amount(Answer answer, String name) {
        answer.assertThat().isOk();
        return answer.body().at("/PriceInfo/Price/" + name).decimalValue();
    }

    private static void refused(Account account, List<String> wishes, int http, String code, String message) {
        account.call("DescribePrice", parameters(wishes))
                .assertThat()
                .isError(http, code)
                .saying(message);
    }

    /** Names and values alternate; the last value of a name counts. */
    private static String[] parameters(List<String> wishes, String... more) {
        var values = new LinkedHashMap<String, String>();
        var all = new ArrayList<>(wishes);
        all.addAll(List.of(more));
        for (var wish : all) {
            var parts = wish.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return values.entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }
}
