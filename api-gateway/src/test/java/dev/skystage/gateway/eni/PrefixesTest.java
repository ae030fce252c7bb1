package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AssignPrivateIpAddressesRequest;
import com.aliyun.ecs20140526.models.UnassignPrivateIpAddressesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Interfaces are given prefixes, blocks of sixteen addresses, as CNIs do in their prefix mode. */
@StagingCloudTest
class PrefixesTest {
    @Test
    void theyTakeTheirAddresses(Account account) throws Exception {
        var before = Interfaces.freeAddresses(account, account.vSwitch());
        var eni = Interfaces.created(account);
        var assigned = account.v3()
                .assignPrivateIpAddresses(new AssignPrivateIpAddressesRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setIpv4PrefixCount(2))
                .getBody()
                .getAssignedPrivateIpAddressesSet();
        var prefixes = assigned.getIpv4PrefixSet().getIpv4Prefixes();
        assertThat(prefixes).hasSize(2).doesNotHaveDuplicates().allMatch(prefix -> prefix.endsWith("/28"));
        assertThat(shown(account, eni)).containsExactlyElementsOf(prefixes);
        assertThat(Interfaces.ips(account, eni)).hasSize(1);
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(before - 1 - 32);
        var first = prefixes.getFirst().replace("/28", "");
        assertThat(Interfaces.create(account, "PrivateIpAddress.1", first)).isError(403, "InvalidIp.IpAssigned");
        assertThat(Interfaces.create(account, "PrimaryIpAddress", first)).isError(400, "InvalidParameter");

        account.v3()
                .unassignPrivateIpAddresses(new UnassignPrivateIpAddressesRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setIpv4Prefix(List.of(prefixes.getFirst())));
        assertThat(shown(account, eni)).containsExactly(prefixes.getLast());
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(before - 1 - 16);
        Interfaces.created(account, "PrimaryIpAddress", first);
        Interfaces.call(account, "DeleteNetworkInterface", eni).assertThat().isOk();
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(before - 1);
    }

    @Test
    void theyAreMadeWithTheInterfaceAndGoWithItsInstance(Account account, Time time) {
        var before = Interfaces.freeAddresses(account, account.vSwitch());
        var made = Interfaces.create(account, "Ipv4Prefix.1", "172.16.8.16/28", "PrivateIpAddress.1", "172.16.8.15");
        made.assertThat().isOk();
        assertThat(made.text("/Ipv4PrefixSets/Ipv4PrefixSet/0/Ipv4Prefix")).isEqualTo("172.16.8.16/28");
        var eni = made.text("/NetworkInterfaceId");
        var instance = account.runningInstance();
        Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.runDueTasks();
        var primary = Interfaces.primary(account, instance);
        assign(account, primary, "Ipv4PrefixCount", "1", "SecondaryPrivateIpAddressCount", "2")
                .assertThat()
                .isOk();
        var interfaces =
                account.call("DescribeInstances").body().at("/Instances/Instance/0/NetworkInterfaces/NetworkInterface");
        assertThat(interfaces.at("/0/Ipv4PrefixSets/Ipv4PrefixSet/0/Ipv4Prefix").asString())
                .isEqualTo(shown(account, primary).getFirst());
        assertThat(interfaces.at("/1/Ipv4PrefixSets/Ipv4PrefixSet/0/Ipv4Prefix").asString())
                .isEqualTo("172.16.8.16/28");
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(before - 18 - 19);
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(before);
        Interfaces.created(account, "PrimaryIpAddress", "172.16.8.16");
    }

    @Test
    void wrongOnesAreRefused(Account account, Time time) {
        var eni = Interfaces.created(account, "PrimaryIpAddress", "172.16.9.20");
        for (var wrong : List.of("172.16.9.0", "172.16.9.0/24", "172.16.9.1/28", "::/28")) {
            assign(account, eni, "Ipv4Prefix.1", wrong).assertThat().isError(400, "InValidParameter");
        }
        assign(account, eni, "Ipv4Prefix.1", "10.0.0.0/28").assertThat().isError(403, "InvalidVSwitchId.IpInvalid");
        assign(account, eni, "Ipv4Prefix.1", "172.16.0.0/28").assertThat().isError(403, "InvalidVSwitchId.IpInvalid");
        assign(account, eni, "Ipv4Prefix.1", "172.16.9.16/28").assertThat().isError(403, "InvalidIp.IpAssigned");
        assign(account, eni, "Ipv4Prefix.1", "172.16.9.32/28", "Ipv4Prefix.2", "172.16.9.32/28")
                .assertThat()
                .isError(403, "InvalidIp.IpRepeated");
        assign(account, eni, "Ipv4Prefix.1", "172.16.9.32/28", "Ipv4PrefixCount", "1")
                .assertThat()
                .isError(400, "InValidParameter");
        assign(account, eni, "Ipv4PrefixCount", "0").assertThat().isError(400, "InValidParameter");
        assign(account, eni, "Ipv4PrefixCount", "11").assertThat().isError(403, "InvalidOperation.Ipv4CountExceeded");
        assign(account, eni, "Ipv4PrefixCount", "6", "SecondaryPrivateIpAddressCount", "5")
                .assertThat()
                .isError(403, "InvalidOperation.Ipv4CountExceeded");
        Interfaces.call(account, "UnassignPrivateIpAddresses", eni, "Ipv4Prefix.1", "172.16.9.32/28")
                .assertThat()
                .isError(403, "InvalidIp.IpUnassigned");
        var small = Interfaces.created(account, "VSwitchId", Interfaces.smallVSwitch(account, time));
        assign(account, small, "Ipv4PrefixCount", "1").assertThat().isError(403, "InvalidVSwitchId.IpNotEnough");
        var rich = Interfaces.created(account, "Ipv4PrefixCount", "6");
        Interfaces.call(account, "AttachNetworkInterface", rich, "InstanceId", account.runningInstance())
                .assertThat()
                .isError(403, "InvalidOperation.Ipv4CountExceeded");
    }

    private static Answer assign(Account account, String eni, String... more) {
        return Interfaces.call(account, "AssignPrivateIpAddresses", eni, more);
    }

    private static List<String> shown(Account account, String eni) {
        return Interfaces.shown(account, eni)
                .at("/Ipv4PrefixSets/Ipv4PrefixSet")
                .valueStream()
                .map(prefix -> prefix.path("Ipv4Prefix").asString())
                .toList();
    }
}
