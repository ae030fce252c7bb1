package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.aliyun.ecs20140526.models.DescribeSpotAdviceRequest;
import com.aliyun.ecs20140526.models.DescribeSpotAdviceResponseBody.DescribeSpotAdviceResponseBodyAvailableSpotZonesAvailableSpotZone;
import com.aliyun.ecs20140526.models.DescribeSpotAdviceResponseBody.DescribeSpotAdviceResponseBodyAvailableSpotZonesAvailableSpotZoneAvailableSpotResourcesAvailableSpotResource;
import com.aliyun.ecs20140526.models.DescribeSpotPriceHistoryRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DescribeSpotAdviceTest {
    private static final String ACTION = "DescribeSpotAdvice";

    private static DescribeSpotAdviceRequest request() {
        return new DescribeSpotAdviceRequest().setRegionId(Account.REGION);
    }

    private static List<DescribeSpotAdviceResponseBodyAvailableSpotZonesAvailableSpotZone> zones(
            Account account, DescribeSpotAdviceRequest request) throws Exception {
        return account.v3()
                .describeSpotAdvice(request)
                .getBody()
                .getAvailableSpotZones()
                .getAvailableSpotZone();
    }

    private static List<
                    DescribeSpotAdviceResponseBodyAvailableSpotZonesAvailableSpotZoneAvailableSpotResourcesAvailableSpotResource>
            all(Account account, DescribeSpotAdviceRequest request) throws Exception {
        return zones(account, request).stream()
                .flatMap(zone -> zone.getAvailableSpotResources().getAvailableSpotResource().stream())
                .toList();
    }

    private static List<String> types(Account account, DescribeSpotAdviceRequest request) throws Exception {
        return all(account, request).stream()
                .map(one -> one.getInstanceType())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void tellsWhatTheHistorySays(Account account) throws Exception {
        var answer = account.v3()
                .describeSpotAdvice(request().setZoneId(Account.ZONE).setInstanceTypes(List.of("ecs.g6.large")))
                .getBody();
        assertThat(answer.getRegionId()).isEqualTo(Account.REGION);
        var zone = answer.getAvailableSpotZones().getAvailableSpotZone().getFirst();
        assertThat(zone.getZoneId()).isEqualTo(Account.ZONE);
        var advice = zone.getAvailableSpotResources().getAvailableSpotResource().getFirst();
        var history = account.v3()
                .describeSpotPriceHistory(new DescribeSpotPriceHistoryRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkType("vpc")
                        .setInstanceType("ecs.g6.large")
                        .setZoneId(Account.ZONE)
                        .setStartTime(monthAgo(account)))
                .getBody()
                .getSpotPrices()
                .getSpotPriceType();
        var list = history.getFirst().getOriginPrice();
        var average =
                history.stream().mapToDouble(price -> price.getSpotPrice()).average();
        var surges = history.stream()
                .filter(price -> price.getSpotPrice() * 2 > list)
                .count();
        assertThat(advice.getAverageSpotDiscount().doubleValue())
                .isCloseTo(average.orElseThrow() / list * 100, within(1.0));
        assertThat(advice.getInterruptionRate().doubleValue()).isCloseTo(surges * 100.0 / history.size(), within(0.3));
    }

    /** One minute less than 30 days, because the clock goes on. */
    private static String monthAgo(Account account) {
        var newest = account.call(
                "DescribeSpotPriceHistory",
                "NetworkType",
                "vpc",
                "InstanceType",
                "ecs.g6.large",
                "ZoneId",
                Account.ZONE);
        var hours = newest.body().at("/SpotPrices/SpotPriceType");
        return Instant.parse(hours.get(hours.size() - 1).at("/Timestamp").asString())
                .minus(Duration.ofDays(30))
                .plus(Duration.ofHours(1))
                .toString();
    }

    @Test
    void theCheapestComeFirst(Account account) throws Exception {
        var zones = zones(account, request().setMinCores(2).setMinMemory(4F));
        assertThat(zones).hasSizeGreaterThan(1).allSatisfy(zone -> {
            var resources = zone.getAvailableSpotResources().getAvailableSpotResource();
            assertThat(resources).isSortedAccordingTo(Comparator.comparing(one -> one.getAverageSpotDiscount()));
            assertThat(resources)
                    .allSatisfy(
                            one -> assertThat(one.getInterruptRateDesc()).isEqualTo(range(one.getInterruptionRate())));
        });
        assertThat(zones)
                .isSortedAccordingTo(Comparator.comparing(zone -> zone.getAvailableSpotResources()
                        .getAvailableSpotResource()
                        .getFirst()
                        .getAverageSpotDiscount()));
        assertThat(zones.stream().flatMap(zone -> zone.getAvailableSpotResources().getAvailableSpotResource().stream()))
                .extracting(one -> one.getInterruptRateDesc())
                .contains("0-3%", "3-5%", "5-10%");
    }

    private static String range(float rate) {
        return rate <= 3 ? "0-3%" : rate <= 5 ? "3-5%" : rate <= 10 ? "5-10%" : "10-100%";
    }

    @Test
    void typesAreChosenByNameOrSize(Account account) throws Exception {
        assertThat(types(account, request().setInstanceTypes(List.of("ecs.g6.large", "ecs.c6.large"))))
                .containsExactly("ecs.c6.large", "ecs.g6.large");
        assertThat(types(account, request().setCores(2).setMemory(8F)))
                .contains("ecs.g6.large")
                .doesNotContain("ecs.c6.large", "ecs.g6.xlarge");
        assertThat(types(account, request().setCores(2).setMemory(8F).setInstanceTypeFamily("ecs.g6")))
                .containsExactly("ecs.g6.large");
        assertThat(types(account, request().setMinCores(8).setMinMemory(16F).setInstanceTypeFamily("ecs.g6")))
                .doesNotContain("ecs.g6.large")
                .contains("ecs.g6.2xlarge");
        assertThat(types(account, request().setMinCores(1).setInstanceFamilyLevel("CreditEntryLevel")))
                .isNotEmpty()
                .allMatch(type -> type.startsWith("ecs.t"));
        assertThat(types(
                        account,
                        request().setMinCores(1).setGpuSpec("NVIDIA V100").setGpuAmount(1)))
                .isNotEmpty()
                .allMatch(type -> type.startsWith("ecs.gn"));
        assertThat(types(account, request().setInstanceTypes(List.of("ecs.s1.small"))))
                .isEmpty();
        assertThat(zones(account, request().setZoneId("cn-hangzhou-none").setCores(2)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            RegionId=mars,Cores=2;                       404; Invalid.RegionId
            RegionId=ap-south-1,Cores=2;                 404; Unavailable.Regions
            Memory=8,InstanceTypes.1=ecs.g6.large;       403; InvalidParam.TypeAndCpuMem.Conflict
            ZoneId=cn-hangzhou-g;                        403; InvalidParam.TypeAndCpuMem.Conflict
            Cores=2,InstanceFamilyLevel=Level;           400; InvalidParameter
            """)
    void refusesOtherValues(String parameters, int status, String code, Account account) {
        var given = Arrays.stream(parameters.split(","))
                .flatMap(pair -> Stream.of(pair.split("=")))
                .toArray(String[]::new);
        account.call(ACTION, given).assertThat().isError(status, code);
    }
}
