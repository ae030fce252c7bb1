package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.AssignPrivateIpAddressesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class AssignPrivateIpAddressesTest {
    @Test
    void choosesFreeAddressesAndReturnsThem(Account account) throws Exception {
        var eni = Interfaces.created(account);
        var assigned = account.v3()
                .assignPrivateIpAddresses(new AssignPrivateIpAddressesRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setSecondaryPrivateIpAddressCount(3))
                .getBody()
                .getAssignedPrivateIpAddressesSet();
        assertThat(assigned.getNetworkInterfaceId()).isEqualTo(eni);
        assertThat(assigned.getPrivateIpSet().getPrivateIpAddress()).hasSize(3);
        assertThat(Interfaces.ips(account, eni))
                .hasSize(4)
                .containsAll(assigned.getPrivateIpSet().getPrivateIpAddress())
                .doesNotHaveDuplicates();
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(65532 - 4);
    }

    /** DescribeInstances also shows those of a primary interface. */
    @Test
    void takesThoseThatAreNamed(Account account) {
        var instance = account.runningInstance();
        var primary = Interfaces.primary(account, instance);
        assign(account, primary, "PrivateIpAddress.1", "172.16.7.7", "PrivateIpAddress.2", "172.16.7.8")
                .assertThat()
                .isOk();
        assertThat(Interfaces.ips(account, primary)).contains("172.16.7.7", "172.16.7.8");
        var shown = account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .body()
                .at("/Instances/Instance/0/NetworkInterfaces/NetworkInterface");
        assertThat(shown.size()).isOne();
        assertThat(shown.at("/0/PrivateIpSets/PrivateIpSet")
                        .valueStream()
                        .map(ip -> ip.path("PrivateIpAddress").asString() + " "
                                + ip.path("Primary").asBoolean()))
                .hasSize(3)
                .contains("172.16.7.7 false", "172.16.7.8 false");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "NetworkInterfaceId, eni-none, 404, InvalidEniId.NotFound",
        "NetworkInterfaceId, '', 400, MissingParameter",
        "SecondaryPrivateIpAddressCount, 0, 400, InValidParameter",
        "SecondaryPrivateIpAddressCount, 11, 403, InvalidOperation.Ipv4CountExceeded",
        "PrivateIpAddress.1, 172.16.0.300, 400, InValidParameter",
        "PrivateIpAddress.1, 10.0.0.1, 403, InvalidVSwitchId.IpInvalid",
        "PrivateIpAddress.1, 172.16.0.0, 403, InvalidVSwitchId.IpInvalid",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var eni = Interfaces.created(account);
        var answer = name.contains("Address")
                ? assign(account, eni, name, value)
                : assign(account, eni, "SecondaryPrivateIpAddressCount", "1", name, value);
        assertThat(answer).isError(status, code);
        assertThat(Interfaces.freeAddresses(account, account.vSwitch())).isEqualTo(65532 - 1);
    }

    @Test
    void refusesNeitherAndBoth(Account account) {
        var eni = Interfaces.created(account);
        assign(account, eni).assertThat().isError(400, "MissingParameter");
        assign(account, eni, "SecondaryPrivateIpAddressCount", "1", "PrivateIpAddress.1", "172.16.7.7")
                .assertThat()
                .isError(400, "InValidParameter");
        assign(account, eni, "PrivateIpAddress.1", "172.16.7.7", "PrivateIpAddress.2", "172.16.7.7")
                .assertThat()
                .isError(403, "InvalidIp.IpRepeated");
        Interfaces.created(account, "PrimaryIpAddress", "172.16.7.7");
        assign(account, eni, "PrivateIpAddress.1", "172.16.7.7").assertThat().isError(403, "InvalidIp.IpAssigned");
    }

    @Test
    void refusesWhenThereAreTooFew(Account account, Time time) {
        var eni = Interfaces.created(account, "VSwitchId", Interfaces.smallVSwitch(account, time));
        assign(account, eni, "SecondaryPrivateIpAddressCount", "4")
                .assertThat()
                .isError(403, "InvalidVSwitchId.IpNotEnough");
        assign(account, eni, "SecondaryPrivateIpAddressCount", "3").assertThat().isOk();
    }

    /** ecs.g6.large: six addresses. */
    @Test
    void refusesMoreThanTheTypeAllowsAndByStatus(Account account, Account other, Time time) {
        var instance = account.runInstances(1).getFirst();
        var primary = Interfaces.primary(account, instance);
        assign(account, primary, "SecondaryPrivateIpAddressCount", "1")
                .assertThat()
                .isError(400, "InvalidOperation.InvalidEniState")
                .saying("Expecting status is \"Available, InUse\"");
        time.runDueTasks();
        assign(account, primary, "SecondaryPrivateIpAddressCount", "6")
                .assertThat()
                .isError(403, "InvalidOperation.Ipv4CountExceeded");
        assign(account, primary, "SecondaryPrivateIpAddressCount", "5")
                .assertThat()
                .isOk();
        var eni = Interfaces.created(account);
        Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        assign(account, eni, "SecondaryPrivateIpAddressCount", "1")
                .assertThat()
                .isError(400, "InvalidOperation.InvalidEniState")
                .saying("\"Attaching\"");
        assign(other, eni, "SecondaryPrivateIpAddressCount", "1").assertThat().isError(404, "InvalidEniId.NotFound");
    }

    private static Answer assign(Account account, String eni, String... more) {
        return Interfaces.call(account, "AssignPrivateIpAddresses", eni, more);
    }
}
