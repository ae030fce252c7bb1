package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AssignIpv6AddressesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class AssignIpv6AddressesTest {
    @Test
    void choosesFreeAddressesAndReturnsThem(Account account, Time time) throws Exception {
        var eni = Interfaces.created(account, Interfaces.dualStack(account, time));
        var assigned = account.v3()
                .assignIpv6Addresses(new AssignIpv6AddressesRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setIpv6AddressCount(2))
                .getBody();
        assertThat(assigned.getNetworkInterfaceId()).isEqualTo(eni);
        assertThat(assigned.getIpv6Sets().getIpv6Address()).hasSize(2);
        assertThat(Interfaces.shown(account, eni)
                        .at("/Ipv6Sets/Ipv6Set")
                        .valueStream()
                        .map(ip -> ip.path("Ipv6Address").asString()))
                .containsExactlyElementsOf(assigned.getIpv6Sets().getIpv6Address());
        assertThat(account.call(
                                "DescribeNetworkInterfaces",
                                "Ipv6Address.1",
                                assigned.getIpv6Sets().getIpv6Address().getFirst())
                        .text("/TotalCount"))
                .isEqualTo("1");
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var dualStack = Interfaces.dualStack(account, time);
        var eni = Interfaces.created(account, dualStack);
        var block = account.callVpc("DescribeVSwitchAttributes", "VSwitchId", dualStack[1])
                .text("/Ipv6CidrBlock");
        var first = block.replace("/64", "1");
        assign(account, eni, "Ipv6Address.1", first).assertThat().isOk();
        assign(account, eni, "Ipv6Address.1", first.toUpperCase(Locale.ROOT))
                .assertThat()
                .isError(403, "InvalidIp.IpAssigned");
        assign(account, eni, "Ipv6Address.1", "2001:db8::1").assertThat().isError(403, "InvalidVSwitchId.IpInvalid");
        assign(account, eni, "Ipv6Address.1", "::zz").assertThat().isError(400, "InvalidParameter");
        assign(account, eni, "Ipv6AddressCount", "0").assertThat().isError(400, "InvalidParameter");
        assign(account, eni, "Ipv6AddressCount", "10").assertThat().isError(403, "MaxEniIpv6IpsCountExceeded");
        assign(account, eni, "Ipv6AddressCount", "1", "Ipv6Address.1", first)
                .assertThat()
                .isError(400, "InvalidParameter");
        var next = block.replace("/64", "2");
        assign(account, eni, "Ipv6Address.1", next, "Ipv6Address.2", next)
                .assertThat()
                .isError(403, "InvalidIp.IpRepeated");
        assign(account, eni).assertThat().isError(400, "MissingParameter");
        assign(account, "eni-none", "Ipv6AddressCount", "1").assertThat().isError(404, "InvalidEniId.NotFound");
        assign(other, eni, "Ipv6AddressCount", "1").assertThat().isError(404, "InvalidEniId.NotFound");
        assign(account, Interfaces.created(account), "Ipv6AddressCount", "1")
                .assertThat()
                .isError(403, "InvalidVSwitch.Ipv6NotTurnOn");
        var primary = Interfaces.primary(account, account.runInstances(1).getFirst());
        assign(account, primary, "Ipv6AddressCount", "1").assertThat().isError(400, "InvalidOperation.InvalidEniState");
    }

    private static Answer assign(Account account, String eni, String... more) {
        return Interfaces.call(account, "AssignIpv6Addresses", eni, more);
    }
}
