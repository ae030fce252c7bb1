package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class ReachabilityTest {
    @Test
    void membersOfAGroupReachEachOtherUntilTheyMayNot(Account account, Management management) {
        var ids = account.runInstances(2);
        var asked = ask(management, ids.getFirst(), ids.get(1), "tcp&port=22");
        assertThat(asked.body().at("/passes").asBoolean()).isTrue();
        assertThat(asked.text("/path")).isEqualTo("vpc");
        assertThat(asked.text("/ingress/securityGroupId")).isEqualTo(account.securityGroup());
        // inner access outranks this rule
        rule(account, "AuthorizeSecurityGroup", "Policy", "drop", "SourceCidrIp", "0.0.0.0/0");
        assertThat(passes(management, ids.getFirst(), ids.get(1), "tcp&port=22"))
                .isTrue();
        assertThat(account.call(
                        "ModifySecurityGroupPolicy",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "InnerAccessPolicy",
                        "Drop"))
                .isOk();
        var dropped = ask(management, ids.getFirst(), ids.get(1), "tcp&port=22");
        assertThat(dropped.body().at("/passes").asBoolean()).isFalse();
        assertThat(dropped.text("/reason")).contains("priority 1").contains("Drop");
        assertThat(dropped.text("/ingress/ruleId")).startsWith("sgr-");
        assertThat(dropped.body().at("/egress/passes").asBoolean()).isTrue();
    }

    @Test
    void anAddressOfTheVpcPassesByRulesAndPrefixLists(Account account, Management management) {
        var id = account.runInstances(1).getFirst();
        var nothing = ask(management, "172.20.0.9", id, "tcp&port=22");
        assertThat(nothing.body().at("/passes").asBoolean()).isFalse();
        assertThat(nothing.text("/reason")).isEqualTo("no ingress rule matches, which drops it");
        assertThat(passes(management, id, "172.20.0.9", "icmp")).isTrue();
        var list = account.call(
                        "CreatePrefixList",
                        "PrefixListName",
                        "offices",
                        "AddressFamily",
                        "IPv4",
                        "MaxEntries",
                        "2",
                        "Entry.1.Cidr",
                        "172.20.0.0/24")
                .text("/PrefixListId");
        rule(account, "AuthorizeSecurityGroup", "Priority", "5", "SourcePrefixListId", list);
        assertThat(passes(management, "172.20.0.9", id, "tcp&port=22")).isTrue();
        assertThat(passes(management, "172.20.1.9", id, "tcp&port=22")).isFalse();
        assertThat(passes(management, "172.20.0.9", id, "tcp&port=23")).isFalse();
        rule(account, "AuthorizeSecurityGroupEgress", "Policy", "drop", "DestCidrIp", "172.20.0.0/16");
        assertThat(passes(management, id, "172.20.0.9", "tcp&port=22")).isFalse();
    }

    @Test
    void groupsNameEachOther(Account account, Management management) {
        var web = account.runInstances(1).getFirst();
        var group =
                account.call("CreateSecurityGroup", "VpcId", account.vpcId()).text("/SecurityGroupId");
        var data = account.call(
                        "RunInstances",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        group)
                .text("/InstanceIdSets/InstanceIdSet/0");
        assertThat(passes(management, data, web, "tcp&port=22")).isFalse();
        rule(account, "AuthorizeSecurityGroup", "SourceGroupId", group);
        assertThat(passes(management, data, web, "tcp&port=22")).isTrue();
        assertThat(passes(management, web, data, "tcp&port=22")).isFalse();
    }

    @Test
    void theInternetNeedsAPublicAddress(Account account, Management management) {
        var id = account.runInstances(1).getFirst();
        rule(account, "AuthorizeSecurityGroup", "SourceCidrIp", "0.0.0.0/0");
        var asked = ask(management, "8.8.8.8", id, "tcp&port=22");
        assertThat(asked.text("/path")).isEqualTo("none");
        assertThat(asked.text("/reason")).isEqualTo("the destination has no public address");
        var open = account.run("InternetMaxBandwidthOut", "1").text("/InstanceIdSets/InstanceIdSet/0");
        var passing = ask(management, "8.8.8.8", open, "tcp&port=22");
        assertThat(passing.text("/path")).isEqualTo("internet");
        assertThat(passing.body().at("/passes").asBoolean()).isTrue();
        assertThat(ask(management, id, "2001:db8::1", "tcp&port=22").text("/reason"))
                .isEqualTo("the source has no IPv6 address");
    }

    @Test
    void refusesMalformedQuestions(Account account, Management management) {
        assertThat(ask(management, "8.8.8.8", "i-none", "tcp&port=22").status()).isEqualTo(404);
        assertThat(ask(management, "8.8.8.8", "9.9.9.9", "tcp&port=22").status())
                .isEqualTo(400);
        assertThat(ask(management, "8.8.8.8", "i-none", "tcp").status()).isEqualTo(400);
        assertThat(ask(management, "8.8.8.8", "i-none", "all&port=22").status()).isEqualTo(400);
        assertThat(ask(management, "8.8.8.8", "i-none", "tcp&port=70000").status())
                .isEqualTo(400);
    }

    private static boolean passes(Management management, String from, String to, String rest) {
        var answer = ask(management, from, to, rest);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().at("/passes").asBoolean();
    }

    private static Answer ask(Management management, String from, String to, String rest) {
        return management.get("reachability?from=%s&to=%s&protocol=%s".formatted(from, to, rest));
    }

    private static void rule(Account account, String action, String... more) {
        var all = new String[more.length + 6];
        var fixed = new String[] {
            "SecurityGroupId", account.securityGroup(), "IpProtocol", "tcp", "PortRange", "22/22",
        };
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        assertThat(account.call(action, all)).isOk();
    }
}
