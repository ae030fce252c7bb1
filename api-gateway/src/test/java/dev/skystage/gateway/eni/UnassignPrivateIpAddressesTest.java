package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.UnassignPrivateIpAddressesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class UnassignPrivateIpAddressesTest {
    @Test
    void givesThemBack(Account account) throws Exception {
        var eni = Interfaces.created(account, "PrivateIpAddress.1", "172.16.7.7", "PrivateIpAddress.2", "172.16.7.8");
        account.v3()
                .unassignPrivateIpAddresses(new UnassignPrivateIpAddressesRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setPrivateIpAddress(List.of("172.16.7.7")));
        assertThat(Interfaces.ips(account, eni)).hasSize(2).doesNotContain("172.16.7.7");
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(65532 - 2);
        Interfaces.created(account, "PrimaryIpAddress", "172.16.7.7");
        unassign(account, eni, "172.16.7.8").assertThat().isOk();
        assertThat(Interfaces.ips(account, eni)).hasSize(1);
    }

    @Test
    void unbindsElasticAddresses(Account account, Time time) {
        var eni = Interfaces.created(account, "PrivateIpAddress.1", "172.16.7.7", "PrivateIpAddress.2", "172.16.7.8");
        for (var ip : List.of("172.16.7.7", "172.16.7.8")) {
            var eip = account.callVpc("AllocateEipAddress").text("/AllocationId");
            account.callVpc(
                            "AssociateEipAddress",
                            "AllocationId",
                            eip,
                            "InstanceId",
                            eni,
                            "InstanceType",
                            "NetworkInterface",
                            "PrivateIpAddress",
                            ip)
                    .assertThat()
                    .isOk();
        }
        time.runDueTasks();
        unassign(account, eni, "172.16.7.7").assertThat().isOk();
        assertThat(account.callVpc("DescribeEipAddresses", "Status", "Available")
                        .text("/TotalCount"))
                .isEqualTo("1");
        var bound = account.callVpc("DescribeEipAddresses", "AssociatedInstanceId", eni);
        assertThat(bound.text("/TotalCount")).isEqualTo("1");
        assertThat(bound.text("/EipAddresses/EipAddress/0/PrivateIpAddress")).isEqualTo("172.16.7.8");
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var eni = Interfaces.created(account, "PrimaryIpAddress", "172.16.7.7");
        unassign(account, eni, "172.16.7.7").assertThat().isError(403, "InvalidIp.IpUnassigned");
        unassign(account, eni, "172.16.7.8").assertThat().isError(403, "InvalidIp.IpUnassigned");
        unassign(account, eni, "10.0.0.1").assertThat().isError(403, "InvalidVSwitchId.IpInvalid");
        unassign(account, eni, "nonsense").assertThat().isError(400, "InvalidParameter");
        unassign(account, "eni-none", "172.16.7.8").assertThat().isError(404, "InvalidEniId.NotFound");
        unassign(other, eni, "172.16.7.7").assertThat().isError(404, "InvalidEniId.NotFound");
        Interfaces.call(account, "UnassignPrivateIpAddresses", eni).assertThat().isError(400, "MissingParameter");
        Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", account.runningInstance())
                .assertThat()
                .isOk();
        unassign(account, eni, "172.16.7.8").assertThat().isError(400, "InvalidOperation.InvalidEniState");
    }

    private static Answer unassign(Account account, String eni, String ip) {
        return Interfaces.call(account, "UnassignPrivateIpAddresses", eni, "PrivateIpAddress.1", ip);
    }
}
