package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.ReleaseEipAddressRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ReleaseEipAddressTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void givesTheAddressBack(Account account) throws Exception {
        var eip = ElasticAddresses.allocated(account);
        var ip = ElasticAddresses.shown(account, eip).path("IpAddress").asString();
        assertThat(given(ip)).isOne();
        account.vpc()
                .releaseEipAddress(new ReleaseEipAddressRequest()
                        .setRegionId(Account.REGION)
                        .setAllocationId(eip));
        assertThat(ElasticAddresses.shown(account, eip).isMissingNode()).isTrue();
        assertThat(given(ip)).isZero();
        ElasticAddresses.call(account, "ReleaseEipAddress", ElasticAddresses.allocated(account))
                .assertThat()
                .isOk();
        var other = account.call("AllocateEipAddress").text("/AllocationId");
        ElasticAddresses.callEcs(account, "ReleaseEipAddress", other)
                .assertThat()
                .isOk();
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var eip = ElasticAddresses.bound(account, account.runningInstance(), time);
        ElasticAddresses.call(account, "ReleaseEipAddress", eip).assertThat().isError(400, "IncorrectEipStatus");
        ElasticAddresses.callEcs(account, "ReleaseEipAddress", eip).assertThat().isError(400, "IncorrectEipStatus");
        ElasticAddresses.call(other, "ReleaseEipAddress", eip)
                .assertThat()
                .isError(404, "InvalidAllocationId.NotFound");
        ElasticAddresses.callEcs(other, "ReleaseEipAddress", eip)
                .assertThat()
                .isError(404, "InvalidAllocationId.NotFound");
        ElasticAddresses.call(account, "ReleaseEipAddress", eip, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "Forbidden.RegionNotFound");
        ElasticAddresses.call(account, "ReleaseEipAddress", "").assertThat().isError(400, "MissingParameter");
    }

    private int given(String ip) {
        return jdbc.sql("select count(*) from public_address where host(ip) = ?")
                .param(ip)
                .query(Integer.class)
                .single();
    }
}
