package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What all actions with a rule refuse. {@code PEER} stands for Source in inbound rules, for Dest in outbound ones. */
abstract class RuleRefusals {
    final String action;
    final String peer;
    final String authorizing;

    /** The last argument is the action that adds rules of the same direction. */
    RuleRefusals(String action, String peer, String authorizing) {
        this.action = action;
        this.peer = peer;
        this.authorizing = authorizing;
    }

    /** A good request with changes, names and values alternate; an empty value leaves the parameter out. */
    Answer with(Account account, String... changes) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SecurityGroupId", account.securityGroup());
        all.put("IpProtocol", "tcp");
        all.put("PortRange", "22/22");
        all.put(peer + "CidrIp", "10.0.0.0/8");
        for (var i = 0; i < changes.length; i += 2) {
            all.put(changes[i].replace("PEER", peer), changes[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        return account.call(
                action,
                all.entrySet().stream()
                        .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound, ''",
        "SecurityGroupId, sg-none, 404, InvalidSecurityGroupId.NotFound, ''",
        "SecurityGroupId, '', 400, MissingParameter, SecurityGroupId",
        "NicType, vpc, 400, InvalidNicType.ValueNotSupported, does not exist",
        "Policy, refuse, 400, InvalidPolicy.Malformed, ''",
        "Priority, high, 400, InvalidPriority.Malformed, ''",
        "Priority, 1.5, 400, InvalidPriority.Malformed, ''",
        "Priority, 0, 400, InvalidPriority.ValueNotSupported, The specified Priority",
        "Priority, 101, 400, InvalidPriority.ValueNotSupported, The specified Priority",
        "IpProtocol, sctp, 400, InvalidIpProtocol.ValueNotSupported, ''",
        "IpProtocol, '', 400, InvalidIpProtocol.ValueNotSupported, ''",
        "IpProtocol, all, 400, InvalidParam.PortRange, ''",
        "IpProtocol, icmp, 400, InvalidParam.PortRange, ''",
        "PortRange, 18082, 400, InvalidParam.PortRange, ''",
        "PortRange, 200/1, 400, InvalidParam.PortRange, ''",
        "PortRange, 0/1, 400, InvalidParam.PortRange, ''",
        "PortRange, 1/65536, 400, InvalidParam.PortRange, ''",
        "PortRange, -1/-1, 400, InvalidParam.PortRange, ''",
        "PortRange, '', 400, InvalidParam.PortRange, ''",
        "SourcePortRange, 200/1, 400, InvalidSourcePortRange.Malformed, ''",
        "SourceCidrIp, 10.0.0.0/33, 400, InvalidSourceCidrIp.Malformed, ''",
        "SourceCidrIp, ::/0, 400, InvalidSourceCidrIp.Malformed, ''",
        "DestCidrIp, 10.0.0.256, 400, InvalidDestCidrIp.Malformed, ''",
        "Ipv6SourceCidrIp, 10.0.0.0/8, 400, InvalidParam.Ipv6SourceCidrIp, Ipv6SourceCidrIp",
        "Ipv6DestCidrIp, 2001:db8::/129, 400, InvalidParam.Ipv6DestCidrIp, Ipv6DestCidrIp",
        "PEERCidrIp, '', 400, MissingParameter.PEER, One of the parameters",
    })
    void refuses(String name, String value, int status, String code, String message, Account account) {
        var changed = name.equals("SourceCidrIp") || name.equals("DestCidrIp")
                ? with(account, "PEERCidrIp", "10.0.0.0/8", name, value)
                : with(account, name, value);
        assertThat(changed).isError(status, code.replace("PEER", peer)).saying(message);
    }

    @Test
    void refusesWhatIsMixed(Account account) {
        assertThat(with(account, "SourceCidrIp", "10.0.0.0/8", "Ipv6SourceCidrIp", "::/0"))
                .isError(400, "InvalidParam.SourceIp")
                .saying("cannot be set at the same time");
        assertThat(with(account, "DestCidrIp", "10.0.0.0/8", "Ipv6DestCidrIp", "::/0"))
                .isError(400, "InvalidParam.DestIp")
                .saying("cannot be set at the same time");
        assertThat(with(account, "SourceCidrIp", "10.0.0.0/8", "DestCidrIp", "", "Ipv6DestCidrIp", "::/0"))
                .isError(400, "InvalidParam.Ipv4ProtocolConflictWithIpv6Address");
        assertThat(with(
                        account,
                        "PEERCidrIp",
                        "",
                        "Ipv6PEERCidrIp",
                        "::/0",
                        "IpProtocol",
                        "icmp",
                        "PortRange",
                        "-1/-1"))
                .isError(400, "InvalidParam.Ipv4ProtocolConflictWithIpv6Address");
        assertThat(with(account, "IpProtocol", "icmpv6", "PortRange", "-1/-1"))
                .isError(400, "InvalidParam.Ipv6ProtocolConflictWithIpv4Address");
        assertThat(with(account, "Description", "a".repeat(513)))
                .isError(400, "InvalidSecurityGroupDiscription.Malformed");
    }

    @Test
    void refusesWhatCannotBeOnTheOtherSide(Account account, Account other, Time time) {
        var missing = "Invalid" + peer + "GroupId.NotFound";
        assertThat(with(account, "PEERCidrIp", "", "PEERGroupId", "sg-none")).isError(404, missing);
        assertThat(with(account, "PEERCidrIp", "", "PEERPrefixListId", "pl-none"))
                .isError(404, "InvalidPrefixListId.NotFound");
        var strange = other.securityGroup();
        assertThat(with(account, "PEERCidrIp", "", "PEERGroupId", strange)).isError(404, missing);
        assertThat(with(account, "PEERCidrIp", "", "PEERGroupId", strange, "PEERGroupOwnerId", account.id()))
                .isError(404, missing);
        // a VPC belongs to one account
        assertThat(with(account, "PEERCidrIp", "", "PEERGroupId", strange, "PEERGroupOwnerId", other.id()))
                .isError(400, "Invalid" + peer + "GroupId.Mismatch")
                .saying("not in the same VPC");
        var own = account.securityGroup();
        assertThat(with(account, "PEERCidrIp", "", "PEERGroupId", own).text("/Code"))
                .isIn("InvalidParamter.Conflict", "InvalidSecurityGroup.IsSame");
        var vpc = account.callVpc("CreateVpc").text("/VpcId");
        time.runDueTasks();
        var elsewhere = account.call("CreateSecurityGroup", "VpcId", vpc).text("/SecurityGroupId");
        assertThat(with(account, "PEERCidrIp", "", "PEERGroupId", elsewhere))
                .isError(400, "Invalid" + peer + "GroupId.Mismatch")
                .saying("not in the same VPC");
    }

    @Test
    void refusesTheGroupOfAnother(Account account, Account other) {
        assertThat(with(account, "SecurityGroupId", other.securityGroup()))
                .isError(404, "InvalidSecurityGroupId.NotFound");
    }

    /** Another group in the account's VPC. */
    static String neighbour(Account account, String... more) {
        var parameters = Stream.concat(Stream.of("VpcId", account.vpcId()), Stream.of(more))
                .toArray(String[]::new);
        return account.call("CreateSecurityGroup", parameters).text("/SecurityGroupId");
    }

    /** The rules of a group in one direction, as they are shown. */
    static JsonNode rules(Account account, String groupId, String direction) {
        var group = account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", groupId, "Direction", direction);
        assertThat(group).isOk();
        return group.body().at("/Permissions/Permission");
    }
}
