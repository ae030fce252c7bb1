package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class CheckCanAllocateVpcPrivateIpAddressTest {
    @Test
    void tellsWhetherAnAddressIsFree(Account account) {
        var instance = account.runInstances(1).getFirst();
        var taken = account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .text("/Instances/Instance/0/VpcAttributes/PrivateIpAddress/IpAddress/0");
        assertThat(can(account, taken)).isFalse();
        assertThat(can(account, "172.16.0.0")).isFalse();
        assertThat(can(account, "172.16.255.253")).isFalse();
        assertThat(can(account, "172.17.0.1")).isFalse();
        assertThat(can(account, taken.equals("172.16.0.1") ? "172.16.0.2" : "172.16.0.1"))
                .isTrue();
        assertThat(check(account, "2001:db8::1", "IpVersion", "ipv6")
                        .body()
                        .at("/CanAllocate")
                        .asBoolean())
                .isFalse();
    }

    private static boolean can(Account account, String ip) {
        var answer = check(account, ip);
        assertThat(answer).isOk();
        return answer.body().at("/CanAllocate").asBoolean();
    }

    private static Answer check(Account account, String ip, String... more) {
        var all = Stream.concat(Stream.of("VSwitchId", account.vSwitch(), "PrivateIpAddress", ip), Stream.of(more))
                .toArray(String[]::new);
        return account.callVpc("CheckCanAllocateVpcPrivateIpAddress", all);
    }

    @Test
    void refuses(Account account, Account other) {
        assertThat(check(account, "nine")).isError(400, "InvalidParameter").saying("PrivateIpAddress");
        assertThat(check(account, "::1")).isError(400, "InvalidParameter");
        assertThat(check(account, "10.0.0.1", "IpVersion", "ipv5")).isError(400, "InvalidParameter");
        assertThat(check(account, "10.0.0.1", "RegionId", "x")).isError(404, "InvalidRegionId.NotFound");
        assertThat(other.callVpc(
                        "CheckCanAllocateVpcPrivateIpAddress",
                        "VSwitchId",
                        account.vSwitch(),
                        "PrivateIpAddress",
                        "172.16.0.1"))
                .isError(404, "InvalidVSwitchId.NotFound");
    }
}
