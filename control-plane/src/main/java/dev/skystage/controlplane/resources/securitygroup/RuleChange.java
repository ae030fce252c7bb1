package dev.skystage.controlplane.resources.securitygroup;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.persistence.securitygroup.SecurityGroupRule;
import org.jspecify.annotations.Nullable;

/** Changes a rule: what is given replaces what it has. */
final class RuleChange {
    private RuleChange() {}

    /** The whole rule after the change. Refuses with InvalidParameter another kind of other side. */
    static Permission of(SecurityGroupRule rule, Permission asked) {
        checkKind(rule, asked);
        var terms = asked.terms();
        return new Permission(
                asked.direction(),
                new RuleTerms(
                        or(terms.ipProtocol(), rule.ipProtocol),
                        or(terms.portRange(), rule.portRange),
                        or(terms.sourcePortRange(), rule.sourcePortRange),
                        terms.nicType(),
                        or(terms.policy(), rule.policy),
                        or(terms.priority(), Integer.toString(rule.priority)),
                        or(terms.description(), rule.description),
                        or(terms.sourceCidrIp(), rule.sourceCidrIp),
                        or(terms.ipv6SourceCidrIp(), rule.ipv6SourceCidrIp),
                        or(terms.destCidrIp(), rule.destCidrIp),
                        or(terms.ipv6DestCidrIp(), rule.ipv6DestCidrIp)),
                asked.peerGroupId() == null ? rule.peerGroupId : asked.peerGroupId(),
                asked.peerOwner(),
                asked.prefixListId() == null ? rule.prefixListId : asked.prefixListId());
    }

    private static void checkKind(SecurityGroupRule rule, Permission asked) {
        var ingress = asked.direction() == Direction.INGRESS;
        var ipv4 = ingress ? asked.terms().sourceCidrIp() : asked.terms().destCidrIp();
        var ipv6 = ingress ? asked.terms().ipv6SourceCidrIp() : asked.terms().ipv6DestCidrIp();
        checkParameter(
                ipv4 == null || !(ingress ? rule.sourceCidrIp : rule.destCidrIp).isEmpty(), asked.peer("CidrIp"));
        checkParameter(
                ipv6 == null || !(ingress ? rule.ipv6SourceCidrIp : rule.ipv6DestCidrIp).isEmpty(),
                "Ipv6" + asked.peer("CidrIp"));
        checkParameter(asked.peerGroupId() == null || rule.peerGroupId != null, asked.peer("GroupId"));
        checkParameter(asked.prefixListId() == null || rule.prefixListId != null, asked.peer("PrefixListId"));
    }

    private static @Nullable String or(@Nullable String given, String present) {
        if (given != null) {
            return given;
        }
        return present.isEmpty() ? null : present;
    }

    /** Copies the changed values into the row, which stays. */
    static void apply(SecurityGroupRule changed, SecurityGroupRule row) {
        row.ipProtocol = changed.ipProtocol;
        row.portRange = changed.portRange;
        row.sourcePortRange = changed.sourcePortRange;
        row.policy = changed.policy;
        row.priority = changed.priority;
        row.description = changed.description;
        row.sourceCidrIp = changed.sourceCidrIp;
        row.ipv6SourceCidrIp = changed.ipv6SourceCidrIp;
        row.destCidrIp = changed.destCidrIp;
        row.ipv6DestCidrIp = changed.ipv6DestCidrIp;
        row.peerGroupId = changed.peerGroupId;
        row.prefixListId = changed.prefixListId;
        row.weight = changed.weight;
    }
}
