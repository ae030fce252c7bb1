package dev.skystage.controlplane.resources.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.vpc.IpBlock;
import dev.skystage.persistence.prefixlist.PrefixList;
import dev.skystage.persistence.securitygroup.SecurityGroupRule;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule from a request. First each value is checked by itself, then what is required, then what must fit
 * together. Blocks are stored with their host bits cleared, single addresses as they are.
 */
final class RuleReader {
    private static final Set<String> NIC_TYPES = Set.of("internet", "intranet");
    private static final int HIGHEST_PRIORITY = 100;
    private static final int LONGEST_DESCRIPTION = 512;
    private static final int DEFAULT_PRIORITY = 1;

    private RuleReader() {}

    /** The rule, without its id and its group. Groups and lists on the other side are not looked up. */
    static SecurityGroupRule read(Permission asked) {
        var rule = new SecurityGroupRule();
        rule.direction = asked.direction().wire();
        check(
                asked.terms().nicType() == null
                        || NIC_TYPES.contains(asked.terms().nicType()),
                "InvalidNicType.ValueNotSupported",
                "does not exist");
        rule.policy = policy(asked.terms().policy()).wire();
        rule.priority = priority(asked.terms().priority());
        rule.description = description(asked.terms().description());
        var protocol = asked.terms().ipProtocol() == null
                ? null
                : protocol(asked.terms().ipProtocol());
        readAddresses(rule, asked);
        if (protocol == null) {
            throw new ApiException("InvalidIpProtocol.ValueNotSupported");
        }
        rule.ipProtocol = protocol.wire();
        readPorts(rule, asked, protocol);
        readPeer(rule, asked);
        checkFamilies(rule, protocol, false, false);
        return rule;
    }

    /** The description of a rule, "" if there is none. */
    static String description(@Nullable String text) {
        check(text == null || text.length() <= LONGEST_DESCRIPTION, "InvalidSecurityGroupDiscription.Malformed");
        return text == null ? "" : text;
    }

    private static RulePolicy policy(@Nullable String text) {
        return text == null
                ? RulePolicy.ACCEPT
                : RulePolicy.ofRule(text).orElseThrow(() -> new ApiException("InvalidPolicy.Malformed"));
    }

    private static int priority(@Nullable String text) {
        if (text == null) {
            return DEFAULT_PRIORITY;
        }
        check(text.matches("-?\\d{1,9}"), "InvalidPriority.Malformed");
        var priority = Integer.parseInt(text);
        check(priority >= 1 && priority <= HIGHEST_PRIORITY, "InvalidPriority.ValueNotSupported", "specified Priority");
        return priority;
    }

    private static IpProtocol protocol(String text) {
        return IpProtocol.of(text).orElseThrow(() -> new ApiException("InvalidIpProtocol.ValueNotSupported"));
    }

    private static void readAddresses(SecurityGroupRule rule, Permission asked) {
        rule.sourceCidrIp = block(
                asked.terms().sourceCidrIp(), IpBlock::parseIpv4, new ApiException("InvalidSourceCidrIp.Malformed"));
        rule.destCidrIp =
                block(asked.terms().destCidrIp(), IpBlock::parseIpv4, new ApiException("InvalidDestCidrIp.Malformed"));
        rule.ipv6SourceCidrIp =
                block(asked.terms().ipv6SourceCidrIp(), IpBlock::parseIpv6, malformedIpv6("Ipv6SourceCidrIp"));
        rule.ipv6DestCidrIp =
                block(asked.terms().ipv6DestCidrIp(), IpBlock::parseIpv6, malformedIpv6("Ipv6DestCidrIp"));
        checkOne(rule.sourceCidrIp, rule.ipv6SourceCidrIp, "InvalidParam.SourceIp", "Source");
        checkOne(rule.destCidrIp, rule.ipv6DestCidrIp, "InvalidParam.DestIp", "Dest");
    }

    private static String block(
            @Nullable String text, Function<String, Optional<IpBlock>> parse, ApiException refusal) {
        if (text == null) {
            return "";
        }
        var block = parse.apply(text).orElseThrow(() -> refusal);
        return text.contains("/") ? block.toString() : block.address();
    }

    private static ApiException malformedIpv6(String parameter) {
        return new ApiException(
                "InvalidParam." + parameter, "The specified parameter %s is not valid.".formatted(parameter));
    }

    private static void checkOne(String ipv4, String ipv6, String code, String side) {
        check(
                ipv4.isEmpty() || ipv6.isEmpty(),
                code,
                "The Parameters %sCidrIp and Ipv6%sCidrIp cannot be set at the same time.".formatted(side, side));
    }

    private static void readPorts(SecurityGroupRule rule, Permission asked, IpProtocol protocol) {
        var ports = asked.terms().portRange() == null ? "" : asked.terms().portRange();
        rule.portRange = PortRange.parse(ports, protocol)
                .orElseThrow(() -> new ApiException("InvalidParam.PortRange"))
                .toString();
        var sourcePorts = asked.terms().sourcePortRange();
        if (sourcePorts != null) {
            rule.sourcePortRange = PortRange.parse(sourcePorts, protocol)
                    .orElseThrow(() -> new ApiException("InvalidSourcePortRange.Malformed"))
                    .toString();
        }
    }

    /** If several are given, the addresses count, then the group. */
    private static void readPeer(SecurityGroupRule rule, Permission asked) {
        if (asked.hasPeerAddresses()) {
            return;
        }
        rule.peerGroupId = asked.peerGroupId();
        rule.prefixListId = asked.peerGroupId() == null ? asked.prefixListId() : null;
        if (rule.peerGroupId == null && rule.prefixListId == null) {
            throw new ApiException("MissingParameter.Source", "One of the parameters")
                    .or("MissingParameter.Dest", "One of the parameters");
        }
    }

    /** The addresses and the protocol of a rule must be of its prefix list's family. */
    static void checkFamily(SecurityGroupRule rule, PrefixList list) {
        var ipv6 = list.addressFamily.equals("IPv6");
        checkFamilies(rule, IpProtocol.of(rule.ipProtocol).orElseThrow(), !ipv6, ipv6);
    }

    private static void checkFamilies(SecurityGroupRule rule, IpProtocol protocol, boolean listIpv4, boolean listIpv6) {
        var ipv4 = listIpv4 || !rule.sourceCidrIp.isEmpty() || !rule.destCidrIp.isEmpty();
        var ipv6 = listIpv6 || !rule.ipv6SourceCidrIp.isEmpty() || !rule.ipv6DestCidrIp.isEmpty();
        check(
                !ipv6 || (!ipv4 && protocol != IpProtocol.ICMP),
                "InvalidParam.Ipv4ProtocolConflictWithIpv6Address",
                "IPv6 address cannot be specified for IPv4-specific protocol.");
        check(
                !ipv4 || protocol != IpProtocol.ICMPV6,
                "InvalidParam.Ipv6ProtocolConflictWithIpv4Address",
                "IPv4 address cannot be specified for IPv6-specific protocol.");
    }
}
