package dev.skystage.gateway.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeRegionsRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeRegionsTest {
    @Test
    void listsRegionsWithTheirNamesInChinese(Account account) throws ClientException {
        var regions = account.v1().getAcsResponse(new DescribeRegionsRequest()).getRegions();

        assertThat(regions)
                .hasSize(31)
                .filteredOn(region -> region.getLocalName().equals("华东1（杭州）"))
                .singleElement()
                .satisfies(region -> assertThat(region.getRegionEndpoint()).isEqualTo("ecs.aliyuncs.com"));
        assertThat(account.call("DescribeRegions").body().findValuesAsString("RegionId"))
                .contains("cn-hangzhou", "eu-central-1");
    }

    @Test
    void speaksTheLanguagesOfTheApi(Account account) {
        assertThat(account.call("DescribeRegions", "AcceptLanguage", "en-US").text("/Regions/Region/0/LocalName"))
                .isEqualTo("China (Qingdao)");
        assertThat(account.call("DescribeRegions", "AcceptLanguage", "ja").text("/Regions/Region/0/LocalName"))
                .isEqualTo("中国 (青島)");
    }

    @Test
    void aRegionWithoutZonesIsSoldOut(Account account) throws Exception {
        var regions = account.v3()
                .describeRegions(new com.aliyun.ecs20140526.models.DescribeRegionsRequest())
                .getBody()
                .getRegions()
                .getRegion();

        assertThat(regions)
                .filteredOn(region -> region.getStatus().equals("soldOut"))
                .extracting(region -> region.getRegionId())
                .containsExactlyInAnyOrder("ap-southeast-2", "ap-south-1");
    }

    @Test
    void takesResourceTypesInEitherSpelling(Account account) {
        account.call("DescribeRegions", "ResourceType", "Instance").assertThat().isOk();
        account.call("DescribeRegions", "ResourceType", "scu", "InstanceChargeType", "PrePaid")
                .assertThat()
                .isOk();
    }

    @Test
    void refusesUnknownValues(Account account) {
        account.call("DescribeRegions", "AcceptLanguage", "fr")
                .assertThat()
                .isError(404, "InvalidAcceptLanguage.NotFound");
        account.call("DescribeRegions", "ResourceType", "cow")
                .assertThat()
                .isError(404, "InvalidResourceType.NotFound");
        account.call("DescribeRegions", "InstanceChargeType", "Free")
                .assertThat()
                .isError(400, "InvalidParameter");
    }
}
