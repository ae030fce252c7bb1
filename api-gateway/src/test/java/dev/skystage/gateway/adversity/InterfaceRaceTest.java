package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many want one interface, one elastic address or the last addresses at the same moment. */
@StagingCloudTest
class InterfaceRaceTest {
    private static final String[] NO_ROOM = {"InvalidVSwitchId.IpNotEnough", "InvalidIp.IpAssigned", "InvalidParameter"
    };

    @Autowired
    JdbcClient jdbc;

    /** As primary and secondary ones, chosen by the cloud and by the caller. */
    @Test
    void theLastAddressesOfAVSwitch(Account account, Time time) throws Exception {
        var vSwitch = account.callVpc(
                        "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.31.0.0/28")
                .text("/VSwitchId");
        time.runDueTasks();
        var enis = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            enis.add(create(account, vSwitch).text("/NetworkInterfaceId"));
        }
        var answers = Crowd.all(i -> switch (i % 4) {
            case 0 -> create(account, vSwitch);
            case 1 -> create(account, vSwitch, "PrimaryIpAddress", "172.31.0." + (1 + i / 4 % 12));
            case 2 -> assign(account, enis.get(i % 3), "SecondaryPrivateIpAddressCount", "1");
            default -> assign(account, enis.get(i % 3), "PrivateIpAddress.1", "172.31.0." + (1 + i / 4 % 12));
        });
        Crowd.hasWinners(12 - 3, answers, NO_ROOM);
        assertThat(count("select available_ip_count from vswitch where id = ?", vSwitch))
                .isZero();
        assertThat(jdbc.sql("""
                        select private_ip from network_interface where vswitch_id = :id
                        union all select unnest(secondary_ips) from network_interface where vswitch_id = :id
                        """).param("id", vSwitch).query(String.class).list())
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    /** In a /26 there are two whole blocks of sixteen addresses that the cloud gives out. */
    @Test
    void theLastPrefixesOfAVSwitch(Account account, Time time) throws Exception {
        var vSwitch = account.callVpc(
                        "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.31.0.0/26")
                .text("/VSwitchId");
        time.runDueTasks();
        var enis = new ArrayList<String>();
        for (var i = 0; i < 8; i++) {
            enis.add(create(account, vSwitch, "PrimaryIpAddress", "172.31.0." + (1 + i))
                    .text("/NetworkInterfaceId"));
        }
        var answers = Crowd.all(i -> assign(account, enis.get(i % 8), "Ipv4PrefixCount", "1"));
        Crowd.hasWinners(2, answers, NO_ROOM);
        assertThat(count("select available_ip_count from vswitch where id = ?", vSwitch))
                .isEqualTo(60 - 8 - 32);
        assertThat(count("select count(distinct ip) from interface_address where vswitch_id = ?", vSwitch))
                .isEqualTo(32);
    }

    @Test
    void oneInterface(Account account, Time time) throws Exception {
        var instance = account.runningInstance();
        var eni = create(account, account.vSwitch()).text("/NetworkInterfaceId");
        var acts = List.of("AttachNetworkInterface", "AttachNetworkInterface", "DeleteNetworkInterface");
        var answers = Crowd.all(
                i -> account.call(acts.get(i % acts.size()), "NetworkInterfaceId", eni, "InstanceId", instance));
        Crowd.hasWinners(1, answers, "InvalidOperation.InvalidEniState", "InvalidEniId.NotFound");
        time.runDueTasks();
        var left = jdbc.sql("select status from network_interface where id = ?")
                .param(eni)
                .query(String.class)
                .list();
        assertThat(left).isSubsetOf("IN_USE");
        assertThat(count("select used from quota where account_id = ? and name = 'network-interfaces'", account.id()))
                .isEqualTo(left.size());
    }

    /** There are as many interfaces as callers; an instance takes as many as its type allows. */
    @Test
    void theLastPlaceOfAnInstance(Account account) throws Exception {
        var instance = account.runningInstance();
        var enis = new ArrayList<String>();
        for (var i = 0; i < Crowd.SIZE; i++) {
            enis.add(create(account, account.vSwitch()).text("/NetworkInterfaceId"));
        }
        Crowd.hasWinners(
                1,
                Crowd.all(i -> account.call(
                        "AttachNetworkInterface", "NetworkInterfaceId", enis.get(i), "InstanceId", instance)),
                "EniPerInstanceLimitExceeded");
    }

    @Test
    void oneElasticAddress(Account account, Time time) throws Exception {
        var instances = account.runInstances(4);
        time.runDueTasks();
        var eip = account.callVpc("AllocateEipAddress").text("/AllocationId");
        Crowd.hasWinners(
                1,
                Crowd.all(i -> i % 5 == 4
                        ? account.callVpc("ReleaseEipAddress", "AllocationId", eip)
                        : account.callVpc(
                                "AssociateEipAddress", "AllocationId", eip, "InstanceId", instances.get(i % 5))),
                "InvalidBindingStatus",
                "IncorrectEipStatus",
                "InvalidAllocationId.NotFound");
        time.runDueTasks();
        assertThat(jdbc.sql("select status from eip where id = ?")
                        .param(eip)
                        .query(String.class)
                        .list())
                .isSubsetOf("IN_USE");
    }

    /** However many are taken and given back at once, no address has two holders. */
    @Test
    void publicAddresses(Account account, Time time) throws Exception {
        var instances = account.runInstances(16);
        time.runDueTasks();
        var answers = Crowd.all(i -> i < 16
                ? account.call("AllocatePublicIpAddress", "InstanceId", instances.get(i))
                : account.callVpc("AllocateEipAddress"));
        Crowd.hasWinners(16 + 20, answers, "QuotaExceeded.Eip");
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> answer.body().has("IpAddress")
                                ? answer.text("/IpAddress")
                                : answer.text("/EipAddress")))
                .doesNotHaveDuplicates();
    }

    private static Answer create(Account account, String vSwitch, String... more) {
        var parameters = new ArrayList<>(List.of("VSwitchId", vSwitch, "SecurityGroupId", account.securityGroup()));
        parameters.addAll(List.of(more));
        return account.call("CreateNetworkInterface", parameters.toArray(String[]::new));
    }

    private static Answer assign(Account account, String eni, String name, String value) {
        return account.call("AssignPrivateIpAddresses", "NetworkInterfaceId", eni, name, value);
    }

    private long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
