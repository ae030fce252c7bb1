package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.eni.Addresses;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.securitygroup.GroupMembers;
import dev.skystage.persistence.instance.Instance;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The counters of instances: members of their groups, free addresses of their VSwitches, quotas of their account. A
 * transaction that has changed these rows makes others wait until its commit, so a creation changes all of them in one
 * statement, its last. The order is groups, VSwitches, quotas; deletion keeps it too.
 */
@Component
public record InstanceCounts(JdbcClient jdbc, GroupMembers members, Addresses addresses, Quotas quotas) {
    private record Taken(
            boolean joined, boolean served, @Nullable String refused) {}

    /** Counts new instances, or refuses when one of the limits is reached. */
    void take(InstanceSpec spec, List<Instance> instances) {
        var first = instances.getFirst();
        var vSwitches = vSwitches(spec, first.vSwitchId, instances.size());
        var groups = groups(spec, instances.size());
        var claim = quotas.claim(amounts(spec, instances.size()));
        var taken = jdbc.sql("""
                        select join_groups(:groups, :members, :most) as joined, take_addresses(:vSwitches, :addresses) as served,
                            take_quotas(:account, :region, :names, :amounts, :standards) as refused
                        """)
                .param("groups", groups.keySet().toArray(String[]::new))
                .param("members", groups.values().toArray(Integer[]::new))
                .param("most", members.limit())
                .param("vSwitches", vSwitches.keySet().toArray(String[]::new))
                .param("addresses", vSwitches.values().toArray(Integer[]::new))
                .param("account", first.accountId)
                .param("region", first.regionId)
                .param("names", claim.names())
                .param("amounts", claim.amounts())
                .param("standards", claim.standards())
                .query(Taken.class)
                .single();
        check(taken.joined, "SecurityGroupInstanceLimitExceed");
        check(taken.served, "QuotaExceeded.PrivateIpAddress");
        if (taken.refused != null) {
            throw refusal(taken.refused);
        }
    }

    private static Map<String, Integer> vSwitches(InstanceSpec spec, String primary, int n) {
        var vSwitches = new TreeMap<String, Integer>();
        vSwitches.put(primary, n);
        var second = spec.network().secondary();
        if (second != null) {
            vSwitches.merge(second.vSwitch() == null ? primary : second.vSwitch().id, n, Integer::sum);
        }
        return vSwitches;
    }

    /** A secondary interface is a member of its groups just as the instance is. */
    private static Map<String, Integer> groups(InstanceSpec spec, int n) {
        var groups = new TreeMap<String, Integer>();
        spec.network().securityGroupIds().forEach(group -> groups.merge(group, n, Integer::sum));
        var second = spec.network().secondary();
        if (second != null) {
            second.securityGroupIds().forEach(group -> groups.merge(group, n, Integer::sum));
        }
        return groups;
    }

    private static Map<Quota, Integer> amounts(InstanceSpec spec, int n) {
        var amounts = new HashMap<Quota, Integer>();
        amounts.put(Quota.INSTANCES, n);
        amounts.put(Quota.DISKS, n * (spec.machine().disks().size() - 1));
        if (spec.network().secondary() != null) {
            amounts.put(Quota.NETWORK_INTERFACES, n);
        }
        if (!spec.terms().billing().isPrePaid()) {
            amounts.put(
                    vcpus(spec.terms().spot().strategy()),
                    n * spec.machine().type().vcpus());
        }
        return amounts;
    }

    private static Quota vcpus(String spotStrategy) {
        return spotStrategy.equals("NoSpot") ? Quota.POSTPAID_VCPUS : Quota.SPOT_VCPUS;
    }

    /** The reference has no code for vCPUs; the one for instances is used. */
    private static ApiException refusal(String quota) {
        return switch (Quota.of(quota)) {
            case NETWORK_INTERFACES ->
                new ApiException(
                        "InvalidParam.NetworkInterface",
                        "The maximum number of elastic network interfaces is exceeded.");
            case DISKS -> new ApiException("QuotaExceed.PortableCloudDisk");
            default -> new ApiException("QuotaExceed.AfterpayInstance");
        };
    }

    /** Counts more vCPUs, or fewer with a negative number, if instances like this one are pay-as-you-go. */
    void changeVcpus(Instance like, int difference) {
        var quota = vcpus(like.spotStrategy);
        if (difference > 0) {
            check(quotas.take(like.accountId, like.regionId, quota, difference), "QuotaExceed.ElasticQuota");
        } else if (difference < 0) {
            quotas.give(like.accountId, like.regionId, quota, -difference);
        }
    }

    private record Owner(String accountId, String regionId) {}

    /** In a fixed order, so that two releases for the same accounts cannot deadlock. */
    private static <T> TreeMap<Owner, T> byOwner() {
        return new TreeMap<>(Comparator.comparing(Owner::accountId).thenComparing(Owner::regionId));
    }

    private record Part(Owner owner, Quota quota, int n) {}

    /**
     * Takes instances that are about to be removed out of the counters, with their interfaces and these of their disks.
     */
    void giveBack(List<String> instanceIds, List<String> diskIds) {
        var ids = instanceIds.toArray(String[]::new);
        var groups = jdbc.sql("""
                        select unnest(security_group_ids) from instance where id = any(:ids)
                        union all
                        select unnest(security_group_ids) from network_interface
                            where instance_id = any(:ids) and type <> 'Primary'
                        """).param("ids", ids).query(String.class).list();
        var parts = jdbc.sql("""
                        select account_id, region_id, 'instances' as quota, count(*)::int as n from instance
                            where id = any(:ids) group by 1, 2
                        union all
                        select account_id, region_id, case spot_strategy when 'NoSpot' then 'postpaid-vcpus' else 'spot-vcpus' end,
                            sum(cpu)::int from instance where id = any(:ids) and charge_type = 'PostPaid' group by 1, 2, 3
                        union all
                        select account_id, region_id, 'network-interfaces', count(*)::int from network_interface
                            where instance_id = any(:ids) and type <> 'Primary' group by 1, 2
                        union all
                        select account_id, region_id, 'disks', count(*)::int from disk
                            where id = any(:disks) and type = 'data' group by 1, 2
                        """)
                .param("ids", ids)
                .param("disks", diskIds.toArray(String[]::new))
                .query((row, index) -> new Part(
                        new Owner(row.getString(1), row.getString(2)), Quota.of(row.getString(3)), row.getInt(4)))
                .list();
        members.leave(groups);
        addresses.release(instanceIds);
        parts.stream()
                .collect(groupingBy(Part::owner, InstanceCounts::byOwner, groupingBy(Part::quota, summingInt(Part::n))))
                .forEach((owner, amounts) -> quotas.give(owner.accountId, owner.regionId, amounts));
    }
}
