package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.UnassignIpv6AddressesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class UnassignIpv6AddressesTest {
    @Test
    void givesThemBack(Account account, Time time) throws Exception {
        var eni = Interfaces.created(account, Interfaces.dualStack(account, time));
        var ip = Interfaces.call(account, "AssignIpv6Addresses", eni, "Ipv6AddressCount", "1")
                .text("/Ipv6Sets/Ipv6Address/0");
        account.v3()
                .unassignIpv6Addresses(new UnassignIpv6AddressesRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setIpv6Address(List.of(ip)));
        assertThat(Interfaces.shown(account, eni).at("/Ipv6Sets/Ipv6Set").size())
                .isZero();
        Interfaces.call(account, "AssignIpv6Addresses", eni, "Ipv6Address.1", ip)
                .assertThat()
                .isOk();
    }

    @Test
    void refuses(Account account, Account other) {
        var eni = Interfaces.created(account);
        unassign(account, eni, "2001:db8::1").assertThat().isError(403, "InvalidIp.IpUnassigned");
        unassign(account, eni, "10.0.0.1").assertThat().isError(400, "InvalidParameter");
        unassign(account, "eni-none", "2001:db8::1").assertThat().isError(404, "InvalidEniId.NotFound");
        unassign(other, eni, "2001:db8::1").assertThat().isError(404, "InvalidEniId.NotFound");
        Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", account.runningInstance())
                .assertThat()
                .isOk();
        unassign(account, eni, "2001:db8::1").assertThat().isError(400, "InvalidOperation.InvalidEniState");
    }

    private static Answer unassign(Account account, String eni, String ip) {
        return Interfaces.call(account, "UnassignIpv6Addresses", eni, "Ipv6Address.1", ip);
    }
}
