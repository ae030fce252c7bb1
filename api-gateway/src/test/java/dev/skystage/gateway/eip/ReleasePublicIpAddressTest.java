package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class ReleasePublicIpAddressTest {
    /** It is for the classic network, which does not exist here. */
    @Test
    void isNotForInstancesInVpcs(Account account, Account other) {
        var instance = account.runningInstance();
        var ip = account.call("AllocatePublicIpAddress", "InstanceId", instance).text("/IpAddress");
        account.call("ReleasePublicIpAddress", "PublicIpAddress", ip)
                .assertThat()
                .isError(400, "OperationDenied");
        account.call("ReleasePublicIpAddress", "PublicIpAddress", ip, "InstanceId", "i-none", "DryRun", "true")
                .assertThat()
                .isError(400, "InvalidIpAddress.NotFound");
        other.call("ReleasePublicIpAddress", "PublicIpAddress", ip)
                .assertThat()
                .isError(400, "InvalidIpAddress.NotFound");
        other.call("ReleasePublicIpAddress", "PublicIpAddress", ip, "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        assertThat(account.call("ReleasePublicIpAddress")).isError(400, "MissingParameter");
    }
}
