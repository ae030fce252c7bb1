package dev.skystage.gateway.eni;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Network interfaces of an account, by raw calls. */
public final class Interfaces {
    private Interfaces() {}

    /** CreateNetworkInterface in the account's VSwitch and group, changed by the given names and values. */
    static Answer create(Account account, String... changes) {
        var parameters =
                new ArrayList<>(List.of("VSwitchId", account.vSwitch(), "SecurityGroupId", account.securityGroup()));
        parameters.addAll(List.of(changes));
        return account.call("CreateNetworkInterface", parameters.toArray(String[]::new));
    }

    /** The id of a new interface. */
    static String created(Account account, String... changes) {
        var answer = create(account, changes);
        answer.assertThat().isOk();
        return answer.text("/NetworkInterfaceId");
    }

    /** A new interface that is attached to the instance. */
    static String attached(Account account, String instanceId, Time time) {
        var eni = created(account);
        call(account, "AttachNetworkInterface", eni, "InstanceId", instanceId)
                .assertThat()
                .isOk();
        time.runDueTasks();
        return eni;
    }

    /** An action on an interface. */
    static Answer call(Account account, String action, String eni, String... more) {
        var parameters = new ArrayList<>(List.of("NetworkInterfaceId", eni));
        parameters.addAll(List.of(more));
        return account.call(action, parameters.toArray(String[]::new));
    }

    /** The interface as DescribeNetworkInterfaces shows it; missing when it does not exist. */
    static JsonNode shown(Account account, String eni) {
        return account.call("DescribeNetworkInterfaces", "NetworkInterfaceId.1", eni)
                .body()
                .at("/NetworkInterfaceSets/NetworkInterfaceSet/0");
    }

    static String status(Account account, String eni) {
        return shown(account, eni).path("Status").asString("");
    }

    /** The id of the primary interface of an instance. */
    static String primary(Account account, String instanceId) {
        return account.call("DescribeNetworkInterfaces", "InstanceId", instanceId, "Type", "Primary")
                .text("/NetworkInterfaceSets/NetworkInterfaceSet/0/NetworkInterfaceId");
    }

    /** All private addresses of the interface, the primary one first. */
    static List<String> ips(Account account, String eni) {
        return shown(account, eni)
                .at("/PrivateIpSets/PrivateIpSet")
                .valueStream()
                .map(ip -> ip.path("PrivateIpAddress").asString())
                .toList();
    }

    static int freeAddresses(Account account, String vSwitch) {
        return account.callVpc("DescribeVSwitchAttributes", "VSwitchId", vSwitch)
                .body()
                .path("AvailableIpAddressCount")
                .asInt();
    }

    /** A VSwitch with few addresses, available. */
    static String smallVSwitch(Account account, Time time) {
        var vSwitch = account.callVpc(
                        "CreateVSwitch", "VpcId", account.vpcId(), "ZoneId", Account.ZONE, "CidrBlock", "172.31.0.0/29")
                .text("/VSwitchId");
        time.runDueTasks();
        return vSwitch;
    }

    /** A VSwitch and group with IPv6 as parameters of CreateNetworkInterface. */
    public static String[] dualStack(Account account, Time time) {
        var vpc = account.callVpc("CreateVpc", "CidrBlock", "172.16.0.0/12", "EnableIpv6", "true")
                .text("/VpcId");
        time.runDueTasks();
        var vSwitch = account.callVpc(
                        "CreateVSwitch",
                        "VpcId",
                        vpc,
                        "ZoneId",
                        Account.ZONE,
                        "CidrBlock",
                        "172.16.0.0/24",
                        "Ipv6CidrBlock",
                        "7")
                .text("/VSwitchId");
        time.runDueTasks();
        var group = account.call("CreateSecurityGroup", "VpcId", vpc).text("/SecurityGroupId");
        return new String[] {"VSwitchId", vSwitch, "SecurityGroupId", group};
    }
}
