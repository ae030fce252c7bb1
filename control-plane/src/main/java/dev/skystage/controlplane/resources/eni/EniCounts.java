package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.securitygroup.GroupMembers;
import dev.skystage.persistence.eni.NetworkInterface;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The counters of interfaces that are not created with an instance: members of their groups, free addresses of their
 * VSwitch, quota of their account. A transaction that has changed these rows makes others wait until its commit, so a
 * creation changes all of them in one statement, its last. The order is groups, VSwitches, quotas; deletion keeps it
 * too.
 */
@Component
public record EniCounts(
        EntityManager entities, JdbcClient jdbc, GroupMembers members, Addresses addresses, Quotas quotas) {
    private record Taken(
            boolean joined, boolean served, @Nullable String refused) {}

    /** Counts a new interface with all its addresses, or refuses when a limit is reached. */
    public void take(NetworkInterface eni) {
        // so that nothing is written any more once these rows are locked
        entities.flush();
        var claim = quotas.claim(Map.of(Quota.NETWORK_INTERFACES, 1));
        var taken = jdbc.sql("""
                        select join_groups(:groups, 1, :most) as joined,
                            take_addresses(array[:vSwitch], array[:addresses::int]) as served,
                            take_quotas(:account, :region, :names, :amounts, :standards) as refused
                        """)
                .param("groups", eni.securityGroupIds.toArray(String[]::new))
                .param("most", members.limit())
                .param("vSwitch", eni.vSwitchId)
                .param("addresses", eni.addresses())
                .param("account", eni.accountId)
                .param("region", eni.regionId)
                .param("names", claim.names())
                .param("amounts", claim.amounts())
                .param("standards", claim.standards())
                .query(Taken.class)
                .single();
        check(taken.joined, "SecurityGroupInstanceLimitExceed");
        check(taken.served, SecondaryAddresses.noRoom(eni.vSwitchId));
        check(taken.refused == null, "MaxEniCountExceeded");
    }

    /** Takes an interface that is removed out of the counters. */
    public void give(NetworkInterface eni) {
        members.leave(eni.securityGroupIds);
        addresses.give(eni.vSwitchId, eni.addresses());
        quotas.give(eni.accountId, eni.regionId, Quota.NETWORK_INTERFACES, 1);
    }
}
