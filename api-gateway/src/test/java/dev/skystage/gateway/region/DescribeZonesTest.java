package dev.skystage.gateway.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeZonesRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeZonesTest {
    @Test
    void listsWhatTerraformAndPackerLookFor(Account account) throws ClientException {
        var zones = account.v1().getAcsResponse(new DescribeZonesRequest()).getZones();

        assertThat(zones).hasSize(8).allSatisfy(zone -> {
            assertThat(zone.getAvailableResourceCreation()).contains("VSwitch", "IoOptimized", "Instance", "Disk");
            assertThat(zone.getAvailableInstanceTypes()).contains(Account.INSTANCE_TYPE);
            assertThat(zone.getAvailableDiskCategories()).contains("cloud_efficiency", "cloud_ssd");
        });
        assertThat(zones.getFirst().getZoneId()).isEqualTo("cn-hangzhou-b");
        assertThat(zones.getFirst().getLocalName()).isEqualTo("杭州 可用区B");
    }

    @Test
    void saysWhatFitsTogetherUnlessNotVerbose(Account account) {
        var verbose = account.call("DescribeZones");
        var resources = verbose.body().at("/Zones/Zone/0/AvailableResources/ResourcesInfo/0");
        assertThat(resources.at("/IoOptimized").isBoolean()).isTrue();
        assertThat(resources.at("/NetworkTypes/supportedNetworkCategory/0").asString())
                .isEqualTo("vpc");
        assertThat(resources.at("/InstanceTypes/supportedInstanceType").size()).isPositive();

        assertThat(account.call("DescribeZones", "Verbose", "false")
                        .body()
                        .at("/Zones/Zone/0/AvailableResources/ResourcesInfo")
                        .size())
                .isZero();
    }

    @Test
    void speaksEnglish(Account account) {
        assertThat(account.call("DescribeZones", "AcceptLanguage", "en-US").text("/Zones/Zone/0/LocalName"))
                .isEqualTo("Hangzhou Zone B");
    }

    @Test
    void aRegionWithoutZonesHasNone(Account account) {
        var answer = account.call("DescribeZones", "RegionId", "ap-south-1");
        answer.assertThat().isOk();
        assertThat(answer.body().at("/Zones/Zone").isArray()).isTrue();
        assertThat(answer.body().at("/Zones/Zone").size()).isZero();
    }

    @Test
    void refusesUnknownValues(Account account) {
        account.call("DescribeZones", "RegionId", "cn-nowhere").assertThat().isError(404, "InvalidRegionId.NotFound");
        account.call("DescribeZones", "RegionId", "").assertThat().isError(400, "MissingParameter");
        account.call("DescribeZones", "InstanceChargeType", "Free").assertThat().isError(400, "InvalidParameter");
        account.call("DescribeZones", "SpotStrategy", "Cheap").assertThat().isError(400, "InvalidParameter");
        account.call("DescribeZones", "AcceptLanguage", "fr").assertThat().isError(400, "InvalidParameter");
    }
}
