package dev.skystage.gateway.instance;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;

/** A network of an account to which instances are moved. */
record OtherNetwork(String vpc, String vSwitch, String group) {
    /** A new one with the blocks of the account's first, so that addresses of both are easily mixed up. */
    static OtherNetwork make(Account account, Time time) {
        var vpc = account.callVpc("CreateVpc", "CidrBlock", "172.16.0.0/12").text("/VpcId");
        time.runDueTasks();
        var vSwitch = account.callVpc(
                        "CreateVSwitch", "VpcId", vpc, "ZoneId", Account.ZONE, "CidrBlock", "172.16.0.0/29")
                .text("/VSwitchId");
        time.runDueTasks();
        return new OtherNetwork(vpc, vSwitch, securityGroup(account, vpc));
    }

    /** The network in which the account's instances are made. */
    static OtherNetwork first(Account account) {
        return new OtherNetwork(account.vpcId(), account.vSwitch(), account.securityGroup());
    }

    static String securityGroup(Account account, String vpc, String... more) {
        var parameters = new ArrayList<>(List.of("VpcId", vpc));
        parameters.addAll(List.of(more));
        return account.call("CreateSecurityGroup", parameters.toArray(String[]::new))
                .text("/SecurityGroupId");
    }

    /** Takes all addresses of a VSwitch of the smallest size, which are four. */
    static void fill(Account account, String vSwitch, String group) {
        for (var i = 0; i < 4; i++) {
            account.call(
                            "CreateInstance",
                            "ImageId",
                            Account.IMAGE,
                            "InstanceType",
                            Account.INSTANCE_TYPE,
                            "VSwitchId",
                            vSwitch,
                            "SecurityGroupId",
                            group)
                    .assertThat()
                    .isOk();
        }
    }

    /** How many more instances the group takes, which follows from its counted members. */
    static int room(Account account, String group) {
        return account.call("DescribeSecurityGroups", "SecurityGroupId", group, "IsQueryEcsCount", "true")
                .body()
                .at("/SecurityGroups/SecurityGroup/0/AvailableInstanceAmount")
                .asInt();
    }

    Answer move(Account account, String instance, String... more) {
        return moveInto(account, instance, List.of(group), more);
    }

    /** Moves the instance into these groups. */
    Answer moveInto(Account account, String instance, List<String> groups, String... more) {
        var parameters = new ArrayList<>(List.of("InstanceId", instance, "VpcId", vpc, "VSwitchId", vSwitch));
        for (var i = 0; i < groups.size(); i++) {
            parameters.addAll(List.of("SecurityGroupId." + (i + 1), groups.get(i)));
        }
        parameters.addAll(List.of(more));
        return account.call("ModifyInstanceVpcAttribute", parameters.toArray(String[]::new));
    }
}
