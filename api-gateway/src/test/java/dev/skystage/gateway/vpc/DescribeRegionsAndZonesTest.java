package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeZonesRequest;
import com.aliyun.vpc20160428.models.DescribeZonesResponseBody.DescribeZonesResponseBodyZonesZone;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** What VPC says of regions and zones. */
@StagingCloudTest
class DescribeRegionsAndZonesTest {
    @Test
    void regionsAreThoseOfEcsWithEndpointsOfTheirOwn(Account account) {
        var vpc = account.callVpc("DescribeRegions", "AcceptLanguage", "en-US");
        var ecs = account.call("DescribeRegions", "AcceptLanguage", "en-US");
        for (var name : new String[] {"RegionId", "LocalName"}) {
            assertThat(vpc.body().findValuesAsString(name))
                    .isNotEmpty()
                    .isEqualTo(ecs.body().findValuesAsString(name));
        }
        assertThat(vpc.body().findValuesAsString("RegionEndpoint"))
                .allMatch(endpoint -> endpoint.matches("vpc\\.([a-z0-9-]+\\.)?aliyuncs\\.com"));
        account.callVpc("DescribeRegions", "AcceptLanguage", "xx").assertThat().isError(400, "InvalidParameter");
    }

    @Test
    void zonesAreThoseInWhichVSwitchesCanBe(Account account) throws Exception {
        var zones = account.vpc()
                .describeZones(new DescribeZonesRequest().setRegionId(Account.REGION))
                .getBody()
                .getZones()
                .getZone();
        assertThat(zones)
                .extracting(DescribeZonesResponseBodyZonesZone::getZoneId)
                .contains(Account.ZONE);
        assertThat(zones).allMatch(zone -> !zone.getLocalName().isEmpty());
        assertThat(account.callVpc("DescribeZones", "AcceptLanguage", "en-US")
                        .body()
                        .findValuesAsString("LocalName"))
                .allMatch(name -> name.matches("Hangzhou Zone [A-Z]"));
        account.callVpc("DescribeZones", "AcceptLanguage", "xx").assertThat().isError(400, "InvalidParameter");
        account.callVpc("DescribeZones", "RegionId", "").assertThat().isError(400, "MissingParameter");
        account.callVpc("DescribeZones", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
    }
}
