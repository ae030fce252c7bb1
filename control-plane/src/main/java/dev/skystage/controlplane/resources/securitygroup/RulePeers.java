package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.prefixlist.PrefixList;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import dev.skystage.persistence.securitygroup.SecurityGroupRule;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the groups and prefix lists that rules name as their other side, and locks them together with the group of the
 * rules.
 */
@Component
record RulePeers(Resources resources, JdbcClient jdbc) {
    /** A rule as it was requested and as it was read. */
    record Read(Permission asked, SecurityGroupRule rule) {
        static List<Read> all(Collection<Permission> asked) {
            return asked.stream()
                    .map(permission -> new Read(permission, RuleReader.read(permission)))
                    .toList();
        }
    }

    /** The locked group, and the caller's other groups that were asked for, held, by id. */
    record Locked(SecurityGroup group, Map<String, SecurityGroup> peers) {}

    /** Locks the group and holds the peers of the rules, in the order of locks. Refuses peers that are not allowed. */
    Locked lock(Caller caller, String regionId, String groupId, Collection<Read> rules) {
        holdPrefixLists(caller, regionId, rules);
        var ids = rules.stream()
                .map(read -> read.rule().peerGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var peers = new HashMap<String, SecurityGroup>();
        hold(
                caller,
                regionId,
                ids.stream().filter(id -> id.compareTo(groupId) < 0).toList(),
                peers);
        var group = resources.lock(SecurityGroup.class, caller, regionId, groupId);
        hold(
                caller,
                regionId,
                ids.stream().filter(id -> id.compareTo(groupId) > 0).toList(),
                peers);
        var locked = new Locked(group, peers);
        rules.forEach(read -> examine(caller, locked, read));
        return locked;
    }

    /** A rule that names a prefix list counts as many rules as the list can have entries. */
    private void holdPrefixLists(Caller caller, String regionId, Collection<Read> rules) {
        var ids = rules.stream()
                .map(read -> read.rule().prefixListId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var lists = resources.hold(PrefixList.class, caller, ids).stream()
                .filter(list -> list.regionId.equals(regionId))
                .collect(Collectors.toMap(list -> list.id, Function.identity()));
        for (var read : rules) {
            var rule = read.rule();
            if (rule.prefixListId != null) {
                var list = lists.get(rule.prefixListId);
                if (list == null) {
                    throw Resources.notFound(PrefixList.class);
                }
                RuleReader.checkFamily(rule, list);
                rule.weight = list.maxEntries;
            }
        }
    }

    private void hold(Caller caller, String regionId, List<String> ids, Map<String, SecurityGroup> peers) {
        for (var peer : resources.hold(SecurityGroup.class, caller, ids)) {
            if (peer.regionId.equals(regionId)) {
                peers.put(peer.id, peer);
            }
        }
    }

    private void examine(Caller caller, Locked locked, Read read) {
        var peerId = read.rule().peerGroupId;
        if (peerId == null) {
            return;
        }
        var asked = read.asked();
        var group = locked.group();
        if (peerId.equals(group.id)) {
            throw new ApiException("InvalidParamter.Conflict").or("InvalidSecurityGroup.IsSame");
        }
        var owner = asked.peerOwner();
        var own = owner == null || isOwn(caller, owner);
        var peer = own ? locked.peers().get(peerId) : null;
        var vpcId = peer == null && !own && owner != null ? vpcOfAnothers(peerId, group.regionId, owner) : vpc(peer);
        if (vpcId == null) {
            throw new ApiException("InvalidSourceGroupId.NotFound").or("InvalidDestGroupId.NotFound");
        }
        // a VPC belongs to one account, so this also refuses groups of other accounts
        if (!vpcId.equals(group.vpcId)) {
            throw new ApiException("InvalidSourceGroupId.Mismatch", "not in the same VPC")
                    .or("InvalidDestGroupId.Mismatch", "not in the same VPC");
        }
    }

    private static @Nullable String vpc(@Nullable SecurityGroup group) {
        return group == null ? null : group.vpcId;
    }

    private boolean isOwn(Caller caller, String owner) {
        return owner.equals(caller.accountId())
                || jdbc.sql("select exists (select 1 from account where id = ? and name = ?)")
                        .params(caller.accountId(), owner)
                        .query(Boolean.class)
                        .single();
    }

    private @Nullable String vpcOfAnothers(String groupId, String regionId, String owner) {
        return jdbc.sql("""
                        select g.vpc_id from security_group g join account a on a.id = g.account_id
                        where g.id = :id and g.region_id = :region and (a.id = :owner or a.name = :owner)
                        """)
                .param("id", groupId)
                .param("region", regionId)
                .param("owner", owner)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
