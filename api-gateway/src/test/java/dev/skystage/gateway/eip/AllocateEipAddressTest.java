package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.AllocateEipAddressRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class AllocateEipAddressTest {
    @Autowired
    Quotas quotas;

    @Test
    void givesAnAddressThatIsAvailable(Account account) throws Exception {
        var made = account.vpc()
                .allocateEipAddress(new AllocateEipAddressRequest()
                        .setRegionId(Account.REGION)
                        .setBandwidth("7")
                        .setISP("BGP_PRO")
                        .setInternetChargeType("PayByTraffic")
                        .setName("front")
                        .setDescription("of the front end")
                        .setResourceGroupId("rg-1"))
                .getBody();
        assertThat(made.getAllocationId()).startsWith("eip-");
        assertThat(made.getEipAddress()).matches("(198\\.1[89]|203\\.0|198\\.51|192\\.0)\\..*");
        assertThat(made.getResourceGroupId()).isEqualTo("rg-1");
        var shown = ElasticAddresses.shown(account, made.getAllocationId());
        assertThat(shown.path("IpAddress").asString()).isEqualTo(made.getEipAddress());
        assertThat(shown.path("Status").asString()).isEqualTo("Available");
        assertThat(shown.path("Bandwidth").asString()).isEqualTo("7");
        assertThat(shown.path("ISP").asString()).isEqualTo("BGP_PRO");
        assertThat(shown.path("InternetChargeType").asString()).isEqualTo("PayByTraffic");
        assertThat(shown.path("ChargeType").asString()).isEqualTo("PostPaid");
        assertThat(shown.path("Name").asString()).isEqualTo("front");
        assertThat(shown.path("Description").asString()).isEqualTo("of the front end");
        assertThat(shown.path("Netmode").asString()).isEqualTo("public");
    }

    @Test
    void mayHaveMoreBandwidthIfItIsPaidForThat(Account account) {
        for (var most : new String[][] {{"PayByBandwidth", "500", "501"}, {"PayByTraffic", "200", "201"}}) {
            ElasticAddresses.allocated(account, "InternetChargeType", most[0], "Bandwidth", most[1]);
            account.callVpc("AllocateEipAddress", "InternetChargeType", most[0], "Bandwidth", most[2])
                    .assertThat()
                    .isError(400, "InvalidParameter")
                    .saying("Bandwidth");
        }
    }

    /** ECS and VPC show the same addresses. */
    @Test
    void isTheSameAddressInEcsAndVpc(Account account) {
        var made = account.call("AllocateEipAddress", "Bandwidth", "9", "InternetChargeType", "PayByTraffic");
        made.assertThat().isOk();
        assertThat(ElasticAddresses.shown(account, made.text("/AllocationId"))
                        .path("IpAddress")
                        .asString())
                .isEqualTo(made.text("/EipAddress"));
    }

    @Test
    void makesOneForEachClientToken(Account account) {
        var first = ElasticAddresses.allocated(account, "ClientToken", "once");
        assertThat(ElasticAddresses.allocated(account, "ClientToken", "once")).isEqualTo(first);
    }

    @Test
    void sellsSubscriptions(Account account) {
        var order = account.callVpc(
                "AllocateEipAddress",
                "InstanceChargeType",
                "PrePaid",
                "Period",
                "1",
                "PricingCycle",
                "Month",
                "AutoPay",
                "false");
        order.assertThat().isOk();
        assertThat(order.text("/OrderId")).isNotEmpty();
        assertThat(order.body().path("AllocationId").isMissingNode()).isTrue();
        var eip =
                ElasticAddresses.allocated(account, "InstanceChargeType", "PrePaid", "Period", "2", "AutoPay", "true");
        var shown = ElasticAddresses.shown(account, eip);
        assertThat(shown.path("ChargeType").asString()).isEqualTo("PrePaid");
        assertThat(shown.path("ExpiredTime").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
        assertThat(ElasticAddresses.call(account, "ReleaseEipAddress", eip))
                .isError(400, "Forbidden.ChargeTypeIsPrepaid");
        assertThat(ElasticAddresses.callEcs(account, "ReleaseEipAddress", eip))
                .isError(400, "Forbidden.ChargeTypeIsPrepaid");
        assertThat(ElasticAddresses.call(account, "ModifyEipAddressAttribute", eip, "Name", "other"))
                .isError(400, "IncorrectEipStatus");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, InvalidRegion.NotSupport",
        "RegionId, '', MissingParameter",
        "Bandwidth, 0, InvalidParameter",
        "Bandwidth, 501, InvalidParameter",
        "Bandwidth, fast, InvalidParameter",
        "InternetChargeType, PayByDay, InvalidParameter",
        "ISP, Carrier, InvalidParameter",
        "Netmode, private, InvalidParameter",
        "InstanceChargeType, Free, InvalidParameter",
        "PricingCycle, Day, InvalidParameter",
        "Name, 1, InvalidParameter",
        "Description, 1, InvalidParameter",
        "ResourceGroupId, rg-none, InvalidResourceGroupId",
    })
    void refuses(String name, String value, String code, Account account) {
        assertThat(account.callVpc("AllocateEipAddress", name, value)).isError(400, code);
    }

    @ParameterizedTest
    @CsvSource({
        "Period, '', MissingParameter",
        "Period, 10, InvalidParameter",
        "AutoPay, '', MissingParameter",
        "InternetChargeType, PayByTraffic, InvalidParameter",
        "Name, front, InvalidParameter",
        "Description, front, InvalidParameter",
    })
    void refusesOfSubscriptions(String name, String value, String code, Account account) {
        assertThat(account.callVpc(
                        "AllocateEipAddress",
                        "InstanceChargeType",
                        "PrePaid",
                        "Period",
                        "1",
                        "AutoPay",
                        "true",
                        name,
                        value))
                .isError(400, code);
    }

    @Test
    void saysWhatIsWrong(Account account) {
        for (var answer : new Answer[] {
            account.call("AllocateEipAddress", "Bandwidth", "501"),
            account.callVpc("AllocateEipAddress", "Bandwidth", "501")
        }) {
            answer.assertThat().isError(400, "InvalidParameter").saying("Bandwidth");
        }
        account.call("AllocateEipAddress", "InternetChargeType", "PayByDay")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("InternetChargeType");
        account.callVpc("AllocateEipAddress", "InternetChargeType", "PayByDay")
                .assertThat()
                .isError(400, "InvalidParameter")
                .saying("InternetChargeType");
        account.call("AllocateEipAddress", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(400, "InvalidRegion.NotSupport");
    }

    @Test
    void refusesMoreThanTheQuota(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.EIPS, 2);
        var addresses = new HashSet<String>();
        for (var i = 0; i < 2; i++) {
            addresses.add(account.callVpc("AllocateEipAddress").text("/EipAddress"));
        }
        assertThat(addresses).hasSize(2);
        assertThat(account.callVpc("AllocateEipAddress")).isError(400, "QuotaExceeded.Eip");
        assertThat(account.call("AllocateEipAddress")).isError(400, "QuotaExceeded.Eip");
    }
}
