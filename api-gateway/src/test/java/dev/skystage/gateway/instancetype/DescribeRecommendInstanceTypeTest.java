package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeRecommendInstanceTypeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DescribeRecommendInstanceTypeTest {
    private static final String ACTION = "DescribeRecommendInstanceType";

    @Test
    void recommendsTypesOfASize(Account account) throws Exception {
        var answer = account.v3()
                .describeRecommendInstanceType(new DescribeRecommendInstanceTypeRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkType("vpc")
                        .setCores(2)
                        .setMemory(8F)
                        .setScene("CREATE"))
                .getBody();
        var first = answer.getData().getRecommendInstanceType().getFirst();
        assertThat(first.getPriority()).isEqualTo(1);
        assertThat(first.getInstanceType().getCores()).isEqualTo(2);
        assertThat(first.getInstanceType().getMemory()).isEqualTo(8 * 1024);
        assertThat(first.getInstanceType().getSupportIoOptimized()).isEqualTo("optimized");
        assertThat(first.getZones().getZone())
                .isNotEmpty()
                .allSatisfy(zone ->
                        assertThat(zone.getNetworkTypes().getNetworkType()).containsExactly("vpc"));
    }

    @Test
    void ordersByPriceOrNovelty(Account account) {
        var size = new String[] {"Cores", "4", "PriorityStrategy"};
        var cheap = types(account, size[0], size[1], size[2], "PriceFirst");
        var recent = types(account, size[0], size[1], size[2], "NewProductFirst");
        assertThat(cheap).hasSizeBetween(2, 10);
        // a burstable type, with the least memory for four vCPUs
        assertThat(cheap.getFirst()).isEqualTo("ecs.t5-c1m1.xlarge");
        assertThat(recent.getFirst()).contains("7");
    }

    @Test
    void recommendsAlternativesToAType(Account account) {
        assertThat(types(account, "InstanceType", "ecs.g6.large", "ZoneId", Account.ZONE))
                .isNotEmpty()
                .doesNotContain("ecs.g6.large");
        assertThat(types(
                        account,
                        "InstanceType",
                        "ecs.g6.large",
                        "InstanceTypeFamily.1",
                        "ecs.g5",
                        "InstanceTypeFamily.2",
                        "ecs.g7"))
                .isNotEmpty()
                .doesNotContain("ecs.g5.large", "ecs.g7.large");
        assertThat(types(account, "Cores", "1", "IoOptimized", "none"))
                .allMatch(type -> type.matches("ecs\\.[tscm]\\d\\..*"));
        assertThat(types(account, "Cores", "2", "MaxPrice", "0.01")).isEmpty();
        assertThat(types(account, "Cores", "2", "MaxPrice", "0.1", "SpotStrategy", "SpotWithPriceLimit"))
                .isNotEmpty();
        assertThat(types(account, "Cores", "2", "SystemDiskCategory", "cloud_ssd"))
                .isNotEmpty()
                .doesNotContain("ecs.g7.large");
        assertThat(types(account, "NetworkType", "classic")).isEmpty();
        assertThat(types(account, "Cores", "2", "InstanceFamilyLevel", "CreditEntryLevel"))
                .isNotEmpty()
                .allMatch(type -> type.startsWith("ecs.t"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            NetworkType,        token,   InvalidNetworkType.ValueNotSupported
            PriorityStrategy,   Random,  InvalidPriorityStrategy.ValueNotSupported
            Scene,              PLAY,    InvalidParameter.Scene
            RegionId,           mars,    InvalidRegionId.MalFormed
            InstanceChargeType, Free,    InvalidParameter
            SpotStrategy,       Cheap,   InvalidParameter
            IoOptimized,        perhaps, InvalidParameter
            SystemDiskCategory, tape,    InvalidParameter
            InstanceType,       ecs.no,  InvalidParameter
            """)
    void refusesOtherValues(String parameter, String value, String code, Account account) {
        account.call(ACTION, parameter, value).assertThat().isError(400, code);
    }

    @Test
    void refusesWhatContradictsItself(Account account) {
        account.call(ACTION, "InstanceType", "ecs.g6.large", "Cores", "2")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.call(ACTION, "SpotStrategy", "SpotAsPriceGo", "MaxPrice", "1")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.call(ACTION, "SpotStrategy", "SpotAsPriceGo", "InstanceChargeType", "PrePaid")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private static List<String> types(Account account, String... parameters) {
        Answer answer = account.call(ACTION, parameters);
        answer.assertThat().isOk();
        var types = new ArrayList<String>();
        answer.body()
                .at("/Data/RecommendInstanceType")
                .forEach(one -> types.add(one.at("/InstanceType/InstanceType").asString()));
        return types;
    }
}
