package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AllocateDedicatedHostsRequest;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class AllocateDedicatedHostsTest {
    private static final String ACTION = "AllocateDedicatedHosts";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Quotas quotas;

    @Test
    void takesHostsOfTheInventoryForTheAccountAlone(Account account) throws Exception {
        var request = new AllocateDedicatedHostsRequest();
        request.setDedicatedHostType("ddh.g6");
        // hosts are empty only in a zone where no other test makes instances
        request.setZoneId("cn-hangzhou-j");
        request.setDedicatedHostName("mine");
        request.setQuantity(2);
        var ids = account.v1().getAcsResponse(request).getDedicatedHostIdSets();
        assertThat(ids).hasSize(2).allMatch(id -> id.startsWith("dh-"));
        assertThat(jdbc.sql("select count(*) from host where tenant = ? and families = '{ecs.g6}'")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aSubscriptionEndsAndRenewsAsAskedFor(Account account) {
        var made = account.call(
                ACTION,
                "DedicatedHostType",
                "ddh.g6",
                "ChargeType",
                "PrePaid",
                "Period",
                "1",
                "PeriodUnit",
                "Year",
                "AutoRenew",
                "true",
                "AutoRenewPeriod",
                "1",
                "Tag.1.Key",
                "k",
                "Tag.1.Value",
                "v",
                "NetworkAttributes.UdpTimeout",
                "60",
                "NetworkAttributes.SlbUdpTimeout",
                "70",
                "AutoPlacement",
                "off",
                "CpuOverCommitRatio",
                "2",
                "ActionOnMaintenance",
                "Stop",
                "Description",
                "of a test");
        made.assertThat().isOk();
        var shown = account.call("DescribeDedicatedHosts", "Tag.1.Key", "k");
        var first = "/DedicatedHosts/DedicatedHost/0/";
        assertThat(shown.text(first + "ChargeType")).isEqualTo("PrePaid");
        assertThat(shown.text(first + "SaleCycle")).isEqualTo("Year");
        assertThat(shown.text(first + "NetworkAttributes/UdpTimeout")).isEqualTo("60");
        assertThat(shown.text(first + "NetworkAttributes/SlbUdpTimeout")).isEqualTo("70");
        assertThat(shown.text(first + "AutoPlacement")).isEqualTo("off");
        assertThat(shown.text(first + "ActionOnMaintenance")).isEqualTo("Stop");
        assertThat(shown.text(first + "Description")).isEqualTo("of a test");
        assertThat(account.call("ReleaseDedicatedHost", "DedicatedHostId", shown.text(first + "DedicatedHostId")))
                .isError(403, "ChargeTypeViolation");
    }

    @Test
    void aHostIsGivenBackAtItsReleaseTime(Account account, Time time) {
        var at = Times.of(time.now().plus(Duration.ofHours(1)));
        account.call(ACTION, "DedicatedHostType", "ddh.g6", "AutoReleaseTime", at)
                .assertThat()
                .isOk();
        time.advance(Duration.ofHours(2));
        assertThat(account.call("DescribeDedicatedHosts").text("/TotalCount")).isEqualTo("0");
        assertThat(jdbc.sql("select count(*) from host where tenant = ?")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void takesAllOrAtLeastTheMinimum(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.DEDICATED_HOSTS, 100);
        assertThat(account.call(ACTION, "DedicatedHostType", "ddh.i2", "ZoneId", Account.ZONE, "Quantity", "100"))
                .isError(403, "OperationDenied.NoStock");
        assertThat(jdbc.sql("select count(*) from host where tenant = ?")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        account.call(
                        ACTION,
                        "DedicatedHostType",
                        "ddh.i2",
                        "ZoneId",
                        Account.ZONE,
                        "Quantity",
                        "100",
                        "MinQuantity",
                        "1")
                .assertThat()
                .isOk();
        var hosts =
                account.call("DescribeDedicatedHosts", "PageSize", "100").body().at("/DedicatedHosts/DedicatedHost");
        hosts.findValuesAsString("DedicatedHostId")
                .forEach(id -> account.call("ReleaseDedicatedHost", "DedicatedHostId", id)
                        .assertThat()
                        .isOk());
    }

    @Test
    void theQuotaHolds(Account account) {
        quotas.setMaximum(account.id(), Account.REGION, Quota.DEDICATED_HOSTS, 1);
        account.call(ACTION, "DedicatedHostType", "ddh.g6").assertThat().isOk();
        assertThat(account.call(ACTION, "DedicatedHostType", "ddh.g6"))
                .isError(400, "QuotaExceed.AfterpayDedicatedHost")
                .saying("Living");
        assertThat(jdbc.sql("select count(*) from host where tenant = ?")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "ZoneId, cn-nowhere-a, 404, InvalidZoneId.NotFound",
        "DedicatedHostType, ddh.none, 403, InvalidDedicatedHostType.ValueNotSupported",
        "Quantity, 101, 400, InvalidParameter",
        "MinQuantity, 2, 400, InvalidParameter",
        "DedicatedHostName, 1a, 404, InvalidDedicatedHostName.Malformed",
        "Description, http://a, 400, InvalidDescription.Malformed",
        "AutoPlacement, maybe, 400, InvalidParameter",
        "ActionOnMaintenance, Burn, 400, InvalidParameter",
        "CpuOverCommitRatio, 6, 400, InvalidParameter",
        "NetworkAttributes.SlbUdpTimeout, 14, 400, InvalidParameter.SlbUdpTimeout",
        "NetworkAttributes.UdpTimeout, 311, 400, InvalidParameter.UdpTimeout",
        "ChargeType, Free, 400, InvalidChargeType.ValueNotSupported",
        "PeriodUnit, Day, 400, InvalidPeriodUnit.ValueNotSupported",
        "ChargeType, PrePaid, 400, MissingParamter",
        "AutoReleaseTime, 2020-01-01T00:00:00Z, 400, InvalidParameter",
        "DedicatedHostClusterId, dc-1, 403, InvalidParameter.NotMatch",
        "ResourceGroupId, rg-none, 400, InvalidParameter",
        "Tag.1.Key, acs:k, 400, InvalidTagKey.Malformed",
        "Tag.1.Key, k, 400, InvalidTagValue.Malformed",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var answer = name.equals("DedicatedHostType")
                ? account.call(ACTION, name, value)
                : account.call(ACTION, "DedicatedHostType", "ddh.g6", name, value);
        assertThat(answer).isError(status, code);
    }

    @Test
    void refusesWrongRenewalsTagsTwiceAndTypesThatAZoneLacks(Account account) {
        assertThat(account.call(
                        ACTION,
                        "DedicatedHostType",
                        "ddh.g6",
                        "ChargeType",
                        "PrePaid",
                        "Period",
                        "1",
                        "AutoRenew",
                        "true",
                        "AutoRenewPeriod",
                        "5"))
                .isError(400, "InvalidAutoRenewPeriod.ValueNotSupported");
        assertThat(account.call(ACTION, "DedicatedHostType", "ddh.g6", "ChargeType", "PrePaid", "Period", "10"))
                .isError(400, "InvalidParameter");
        assertThat(account.call(
                        ACTION,
                        "DedicatedHostType",
                        "ddh.g6",
                        "Tag.1.Key",
                        "k",
                        "Tag.1.Value",
                        "v",
                        "Tag.2.Key",
                        "k",
                        "Tag.2.Value",
                        "v"))
                .isError(400, "Duplicate.TagKey");
        var without = jdbc.sql("""
                        select zone_id from host where region_id = ? group by zone_id
                        having not bool_or('ecs.g7' = any(families)) limit 1
                        """).param("cn-beijing").query(String.class).optional();
        without.ifPresent(zone -> assertThat(
                        account.call(ACTION, "DedicatedHostType", "ddh.g7", "RegionId", "cn-beijing", "ZoneId", zone))
                .isError(403, "InvalidDedicatedHostType.ZoneNotSupported"));
        assertThat(without).isPresent();
    }
}
