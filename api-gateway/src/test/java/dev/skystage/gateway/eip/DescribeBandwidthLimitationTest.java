package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeBandwidthLimitationRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DescribeBandwidthLimitationTest {
    @Test
    void tellsWhatANewInstanceMayHave(Account account) throws Exception {
        var bandwidths = account.v3()
                .describeBandwidthLimitation(new DescribeBandwidthLimitationRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceType(Account.INSTANCE_TYPE)
                        .setSpotStrategy("NoSpot"))
                .getBody()
                .getBandwidths()
                .getBandwidth();
        assertThat(bandwidths).hasSize(2);
        assertThat(bandwidths.getFirst().getInternetChargeType()).isEqualTo("PayByTraffic");
        assertThat(bandwidths.getFirst().getMin()).isZero();
        assertThat(bandwidths.getFirst().getMax()).isEqualTo(100);
        assertThat(bandwidths.getFirst().getUnit()).isEqualTo("Mbps");
    }

    @Test
    void tellsHowFarAnInstanceMayGo(Account account) {
        var instance = account.run("InternetMaxBandwidthOut", "5").text("/InstanceIdSets/InstanceIdSet/0");
        var up = describe(account, "OperationType", "Upgrade", "ResourceId", instance);
        assertThat(up.text("/Bandwidths/Bandwidth/0/Min")).isEqualTo("5");
        assertThat(up.text("/Bandwidths/Bandwidth/0/Max")).isEqualTo("100");
        var down = describe(account, "OperationType", "Downgrade", "ResourceId", instance);
        assertThat(down.text("/Bandwidths/Bandwidth/0/Min")).isEqualTo("0");
        assertThat(down.text("/Bandwidths/Bandwidth/0/Max")).isEqualTo("5");
        describe(account, "OperationType", "Upgrade").assertThat().isError(400, "MissingParameter");
        describe(account, "OperationType", "Upgrade", "ResourceId", "i-none")
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "InstanceType, ecs.none, 400, InvalidParameter",
        "InstanceType, '', 400, MissingParameter",
        "InstanceChargeType, Free, 400, Invalid.InstanceChargeType",
        "SpotStrategy, Free, 400, InvalidParameter",
        "OperationType, Leave, 400, InvalidParameter",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(describe(account, name, value)).isError(status, code);
    }

    private static Answer describe(Account account, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceType", Account.INSTANCE_TYPE));
        parameters.addAll(List.of(more));
        return account.call("DescribeBandwidthLimitation", parameters.toArray(String[]::new));
    }
}
