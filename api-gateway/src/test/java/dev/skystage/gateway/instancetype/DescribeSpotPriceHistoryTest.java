package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeSpotPriceHistoryRequest;
import com.aliyun.ecs20140526.models.DescribeSpotPriceHistoryResponseBody.DescribeSpotPriceHistoryResponseBodySpotPricesSpotPriceType;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DescribeSpotPriceHistoryTest {
    private static final String ACTION = "DescribeSpotPriceHistory";

    private static DescribeSpotPriceHistoryRequest request() {
        return new DescribeSpotPriceHistoryRequest()
                .setRegionId(Account.REGION)
                .setNetworkType("vpc")
                .setInstanceType("ecs.g6.large");
    }

    private static Answer call(Account account, String... more) {
        var parameters =
                new ArrayList<>(List.of("NetworkType", "vpc", "InstanceType", "ecs.g6.large", "ZoneId", Account.ZONE));
        parameters.addAll(List.of(more));
        return account.call(ACTION, parameters.toArray(String[]::new));
    }

    private static List<DescribeSpotPriceHistoryResponseBodySpotPricesSpotPriceType> prices(
            Account account, DescribeSpotPriceHistoryRequest request) throws Exception {
        return account.v3()
                .describeSpotPriceHistory(request)
                .getBody()
                .getSpotPrices()
                .getSpotPriceType();
    }

    @Test
    void tellsTheLastHours(Account account, Time time) throws Exception {
        var answer = account.v3()
                .describeSpotPriceHistory(
                        request().setZoneId(Account.ZONE).setSpotDuration(1).setOSType("linux"))
                .getBody();
        assertThat(answer.getCurrency()).isEqualTo("CNY");
        assertThat(answer.getNextOffset()).isNull();
        var prices = answer.getSpotPrices().getSpotPriceType();
        assertThat(prices).hasSize(4).allSatisfy(price -> {
            assertThat(price.getInstanceType()).isEqualTo("ecs.g6.large");
            assertThat(price.getIoOptimized()).isEqualTo("optimized");
            assertThat(price.getNetworkType()).isEqualTo("vpc");
            assertThat(price.getZoneId()).isEqualTo(Account.ZONE);
            assertThat(price.getSpotPrice()).isPositive().isLessThanOrEqualTo(price.getOriginPrice());
        });
        var first = time.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.HOURS);
        assertThat(prices.getFirst().getTimestamp()).isEqualTo(first.toString());
        assertThat(prices.getLast().getTimestamp())
                .isEqualTo(first.plus(Duration.ofHours(3)).toString());
    }

    @Test
    void tellsThirtyDaysInParts(Account account, Time time) throws Exception {
        var start = time.now().minus(Duration.ofDays(30)).plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        var request = request().setStartTime(start.toString());
        var all = new ArrayList<DescribeSpotPriceHistoryResponseBodySpotPricesSpotPriceType>();
        Integer offset = 0;
        while (offset != null) {
            var part = account.v3()
                    .describeSpotPriceHistory(request.setOffset(offset))
                    .getBody();
            all.addAll(part.getSpotPrices().getSpotPriceType());
            offset = part.getNextOffset();
        }
        var zones = all.stream().map(price -> price.getZoneId()).distinct().toList();
        assertThat(zones).hasSizeGreaterThan(1).contains(Account.ZONE);
        assertThat(all.size()).isEqualTo(zones.size() * (30 * 24 + 1)).isGreaterThan(1000);
        assertThat(all.stream().map(price -> price.getZoneId() + price.getTimestamp()))
                .doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(price -> assertThat(price.getOriginPrice())
                        .isEqualTo(all.getFirst().getOriginPrice()));
        assertThat(all.stream()
                        .mapToDouble(price -> price.getSpotPrice())
                        .average()
                        .orElseThrow())
                .isLessThan(all.getFirst().getOriginPrice() * 0.6);
    }

    @Test
    void tellsTheSameTomorrow(Account account, Time time) throws Exception {
        var start = time.now().minus(Duration.ofHours(10)).truncatedTo(ChronoUnit.SECONDS);
        var request = request()
                .setStartTime(start.toString())
                .setEndTime(start.plus(Duration.ofHours(9)).toString());
        var before = prices(account, request);
        time.advance(Duration.ofDays(1));
        assertThat(prices(account, request))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Test
    void saysNothingOfTheFuture(Account account, Time time) throws Exception {
        var end = time.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        var start = time.now().truncatedTo(ChronoUnit.SECONDS);
        var prices = prices(
                account,
                request().setZoneId(Account.ZONE).setStartTime(start.toString()).setEndTime(end.toString()));
        assertThat(prices).hasSize(1);
        assertThat(Instant.parse(prices.getFirst().getTimestamp())).isBefore(time.now());
        call(account, "StartTime", end.minusSeconds(60).toString(), "EndTime", end.toString())
                .assertThat()
                .isOk();
    }

    @Test
    void knowsPhasedOutTypesWithoutIoOptimization(Account account) {
        var answer = call(account, "InstanceType", "ecs.s2.small", "ZoneId", "cn-hangzhou-b", "IoOptimized", "none");
        answer.assertThat().isOk();
        call(account, "NetworkType", "classic").assertThat().isOk();
        assertThat(call(account, "NetworkType", "classic").body().at("/SpotPrices/SpotPriceType"))
                .isEmpty();
        call(account, "InstanceType", "ecs.t1.small", "IoOptimized", "optimized")
                .assertThat()
                .isError(400, "Abs.IoOptimized.ValueNotSupported");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            RegionId,     mars,                 InvalidParams.RegionId
            InstanceType, ecs.no,               InvalidInstanceType.ValueNotSupported
            NetworkType,  token,                InvalidParams.NetworkType
            ZoneId,       cn-beijing-a,         InvalidZoneId.NotFound
            SpotDuration, 7,                    InvalidSpotDuration
            SpotDuration, -1,                   InvalidSpotDuration
            SpotDuration, long,                 InvalidSpotDuration
            IoOptimized,  perhaps,              InvalidParams.IoOptimized
            IoOptimized,  none,                 DependencyViolation.IoOptimized
            OSType,       plan9,                InvalidParams.OSType
            Offset,       -1,                   InvalidParams.Offset
            Offset,       many,                 InvalidParams.Offset
            StartTime,    yesterday,            InvalidParams.StartTime
            StartTime,    2019-11-19T00:00:00Z, InvalidParams.StartTime
            StartTime,    2999-01-01T00:00:00Z, InvalidParams.StartTime
            EndTime,      tomorrow,             InvalidParams.EndTime
            EndTime,      2019-11-19T00:00:00Z, InvalidParams.StartTime
            """)
    void refusesOtherValues(String parameter, String value, String code, Account account) {
        call(account, parameter, value).assertThat().isError(400, code);
    }

    @ParameterizedTest
    @CsvSource({"NetworkType", "InstanceType"})
    void refusesMissingParameters(String parameter, Account account) {
        var other = parameter.equals("NetworkType") ? "InstanceType" : "NetworkType";
        account.call(ACTION, other, other.equals("NetworkType") ? "vpc" : "ecs.g6.large")
                .assertThat()
                .isError(400, "MissingParameter");
    }
}
