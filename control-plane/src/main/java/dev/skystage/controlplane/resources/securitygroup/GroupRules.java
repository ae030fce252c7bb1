package dev.skystage.controlplane.resources.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.securitygroup.RulePeers.Read;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.securitygroup.SecurityGroupRule;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds, removes and changes the rules of security groups. */
@Component
public record GroupRules(Regions regions, RulePeers peers, RuleRows rows, Quotas quotas, Ids ids, CloudClock clock) {
    private static final String ENTERPRISE = "enterprise";

    /** Adds rules; those that the group has already are left out (reference of 2021). Either all or none. */
    public void authorize(Caller caller, String regionId, String groupId, List<Permission> asked) {
        regions.require(regionId);
        var read = Read.all(asked);
        var distinct =
                read.stream().map(each -> each.rule().identity()).distinct().count();
        check(distinct == read.size(), "InvalidParam.DuplicatePermissions");
        var locked = peers.lock(caller, regionId, groupId, read);
        read.forEach(each -> checkFits(locked, each));
        var present = rows.of(groupId);
        var known =
                new HashSet<>(present.stream().map(SecurityGroupRule::identity).toList());
        var fresh = read.stream()
                .map(Read::rule)
                .filter(rule -> !known.contains(rule.identity()))
                .toList();
        checkLimit(locked.group(), weight(present) + weight(fresh));
        fresh.forEach(rule -> add(rule, locked.group()));
    }

    /** Removes the rules that match these exactly. Either all or none. */
    public void revoke(Caller caller, String regionId, String groupId, List<Permission> asked) {
        regions.require(regionId);
        var read = Read.all(asked);
        peers.lock(caller, regionId, groupId, read);
        var present =
                rows.of(groupId).stream().collect(Collectors.toMap(SecurityGroupRule::identity, Function.identity()));
        rows.remove(
                read.stream().map(each -> same(present, each.rule())).distinct().toList());
    }

    /** Removes rules by their ids. Either all or none. */
    public void revoke(Caller caller, String regionId, String groupId, Direction direction, List<String> ruleIds) {
        regions.require(regionId);
        check(new HashSet<>(ruleIds).size() == ruleIds.size(), "InvalidParam.SecurityGroupRuleIdRepeated");
        peers.lock(caller, regionId, groupId, List.of());
        var found = rows.of(groupId).stream()
                .filter(rule -> ruleIds.contains(rule.id) && rule.direction.equals(direction.wire()))
                .toList();
        check(found.size() == ruleIds.size(), "InvalidSecurityGroupRuleId.NotFound");
        rows.remove(found);
    }

    /**
     * Changes a rule. If its id is given, everything else that is given is changed; if not, the parameters identify the
     * rule and only its description is changed. The kind of its other side cannot change, and it must not become equal
     * to another rule.
     */
    public void modify(Caller caller, String regionId, String groupId, @Nullable String ruleId, Permission asked) {
        regions.require(regionId);
        if (ruleId == null) {
            var read = Read.all(List.of(asked));
            var locked = peers.lock(caller, regionId, groupId, read);
            checkFits(locked, read.getFirst());
            var present = rows.of(groupId).stream()
                    .collect(Collectors.toMap(SecurityGroupRule::identity, Function.identity()));
            if (asked.terms().description() != null) {
                same(present, read.getFirst().rule()).description =
                        asked.terms().description();
            } else {
                same(present, read.getFirst().rule());
            }
            return;
        }
        // read without a lock first, because it tells which other groups must be locked
        var seen = byId(rows.of(groupId), caller, ruleId, asked.direction());
        var read = Read.all(List.of(RuleChange.of(seen, asked)));
        var locked = peers.lock(caller, regionId, groupId, read);
        checkFits(locked, read.getFirst());
        var present = rows.of(groupId);
        var rule = byId(present, caller, ruleId, asked.direction());
        var changed = read.getFirst().rule();
        check(
                present.stream()
                        .allMatch(other -> other == rule || !other.identity().equals(changed.identity())),
                "InvalidParam.DuplicatePermissions");
        checkLimit(locked.group(), weight(present) - rule.weight + changed.weight);
        RuleChange.apply(changed, rule);
    }

    private static SecurityGroupRule byId(
            Collection<SecurityGroupRule> rules, Caller caller, String ruleId, Direction direction) {
        return rules.stream()
                .filter(rule -> rule.id.equals(ruleId)
                        && rule.accountId.equals(caller.accountId())
                        && rule.direction.equals(direction.wire()))
                .findFirst()
                .orElseThrow(() -> new ApiException("InvalidSecurityGroupRuleId.NotFound"));
    }

    private static SecurityGroupRule same(Map<List<?>, SecurityGroupRule> present, SecurityGroupRule wanted) {
        var rule = present.get(wanted.identity());
        if (rule == null) {
            throw new ApiException("InvalidSecurityGroupRule.RuleNotExist").or("SecurityGroupRule.NotFound");
        }
        return rule;
    }

    private static void checkFits(RulePeers.Locked locked, Read read) {
        var rule = read.rule();
        if (rule.peerGroupId != null && Objects.equals(read.asked().terms().nicType(), "internet")) {
            throw new ApiException("InvalidSourceGroupId.Mismatch", "NicType is required")
                    .or("InvalidDestGroupId.Mismatch", "NicType is required");
        }
        check(
                !locked.group().type.equals(ENTERPRISE)
                        || (rule.peerGroupId == null && rule.policy.equals(RulePolicy.ACCEPT.wire())),
                "InvalidGroupParameter.OperationDenied");
        var peer = rule.peerGroupId == null ? null : locked.peers().get(rule.peerGroupId);
        check(peer == null || !peer.type.equals(ENTERPRISE), "InvalidGroupAuthParameter.OperationDenied");
    }

    private void checkLimit(SecurityGroup group, int weight) {
        var most = quotas.maximum(group.accountId, group.regionId, Quota.RULES_PER_SECURITY_GROUP);
        check(weight <= most, "AuthorizationLimitExceed");
    }

    private static int weight(Collection<SecurityGroupRule> rules) {
        return rules.stream().mapToInt(rule -> rule.weight).sum();
    }

    private void add(SecurityGroupRule rule, SecurityGroup group) {
        rule.id = ids.next("sgr");
        rule.securityGroupId = group.id;
        rule.accountId = group.accountId;
        rule.regionId = group.regionId;
        rule.createdAt = clock.now();
        rows.add(rule);
    }
}
