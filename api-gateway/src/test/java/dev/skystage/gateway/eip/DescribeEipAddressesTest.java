package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeEipAddressesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DescribeEipAddressesTest {
    @Test
    void showsThemNewestFirst(Account account) throws Exception {
        var first = ElasticAddresses.allocated(account);
        var second = ElasticAddresses.allocated(account);
        var found = account.vpc()
                .describeEipAddresses(new DescribeEipAddressesRequest().setRegionId(Account.REGION))
                .getBody();
        assertThat(found.getTotalCount()).isEqualTo(2);
        assertThat(found.getEipAddresses().getEipAddress())
                .extracting(eip -> eip.getAllocationId())
                .containsExactly(second, first);
        var eip = found.getEipAddresses().getEipAddress().getFirst();
        assertThat(eip.getAllocationTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(eip.getRegionId()).isEqualTo(Account.REGION);
        assertThat(eip.getOperationLocks().getLockReason()).isEmpty();
        assertThat(eip.getDeletionProtection()).isFalse();
        assertThat(eip.getBandwidth()).isEqualTo("5");
    }

    @Test
    void filters(Account account, Time time) {
        var instance = account.runningInstance();
        var bound = ElasticAddresses.bound(account, instance, time);
        var free = ElasticAddresses.allocated(
                account,
                "Name",
                "free",
                "ISP",
                "BGP_PRO",
                "ResourceGroupId",
                "rg-1",
                "Tag.1.Key",
                "role",
                "Tag.1.Value",
                "x");
        var ip = ElasticAddresses.shown(account, bound).path("IpAddress").asString();
        assertThat(total(account)).isEqualTo(2);
        assertThat(total(account, "AllocationId", bound + "," + free)).isEqualTo(2);
        assertThat(total(account, "AllocationId", bound + ",eip-none")).isOne();
        assertThat(total(account, "EipAddress", ip + ",192.0.2.0")).isOne();
        assertThat(total(account, "Status", "InUse")).isOne();
        assertThat(total(account, "Status", "Associating")).isZero();
        assertThat(total(account, "AssociatedInstanceId", instance, "AssociatedInstanceType", "EcsInstance"))
                .isOne();
        assertThat(total(account, "AssociatedInstanceType", "NetworkInterface")).isZero();
        assertThat(total(account, "ChargeType", "PrePaid")).isZero();
        assertThat(total(account, "ISP", "BGP_PRO")).isOne();
        assertThat(total(account, "EipName", "free")).isOne();
        assertThat(total(account, "ResourceGroupId", "rg-1")).isOne();
        assertThat(total(account, "Tag.1.Key", "role")).isOne();
        assertThat(total(account, "LockReason", "security")).isZero();
        assertThat(total(account, "SegmentInstanceId", "eipsg-1")).isZero();
        assertThat(total(account, "IncludeReservationData", "true")).isEqualTo(2);
        assertThat(total(account, "Filter.1.Key", "CreationStartTime", "Filter.1.Value", "2999-01-01T00:00Z"))
                .isZero();
        assertThat(account.call("DescribeEipAddresses", "PageSize", "1").text("/TotalCount"))
                .isEqualTo("2");
        assertThat(account.callVpc("DescribeEipAddresses", "DryRun", "true")).isError(400, "DryRunOperation");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, Forbidden.RegionNotFound",
        "LockReason, boredom, 404, InvalidLockReason.NotFound",
        "AssociatedInstanceType, Balcony, 400, InvalidIAssociatedInstanceType.ValueNotSupported",
        "ChargeType, Free, 400, InvalidChargeType.ValueNotSupported",
        "Status, Lost, 400, InvalidParameter",
        "PageSize, 101, 400, InvalidParameter",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.callVpc("DescribeEipAddresses", name, value)).isError(status, code);
        assertThat(account.call("DescribeEipAddresses", name, value)).isError(status, code);
    }

    @Test
    void refusesAGroupThatIsNotThere(Account account) {
        assertThat(account.callVpc("DescribeEipAddresses", "ResourceGroupId", "rg-none"))
                .isError(400, "InvalidResourceGroupId");
    }

    private static int total(Account account, String... filters) {
        var answer = account.callVpc("DescribeEipAddresses", filters);
        answer.assertThat().isOk();
        return answer.body().path("TotalCount").asInt();
    }
}
