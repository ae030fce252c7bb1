package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.securitygroup.GroupMembers;
import dev.skystage.persistence.eni.NetworkInterface;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds and removes interfaces that stand by themselves. They are counted as members of their groups, as addresses of their
 * VSwitch and by the quota of their account. Concurrent calls wait for each other on these rows until the holder has
 * committed, so they are taken by one statement, the last of a creation. The order is groups, VSwitches, quotas, also when
 * they are given back.
 */
@Component
public record EniCreation(
        Resources resources,
        EniLifecycle lifecycle,
        Eips eips,
        JdbcClient jdbc,
        GroupMembers members,
        Addresses addresses,
        Quotas quotas) {
    private record Taken(
            boolean joined, boolean served, @Nullable String refused) {}

    /** Begins the life of a new interface; its primary address is taken by that. */
    public void add(NetworkInterface eni, String cause) {
        lifecycle.begin(List.of(eni), cause);
        resources.add(eni);
    }

    /** Counts a new interface that has all its addresses, or refuses when a limit is reached. */
    public void count(NetworkInterface eni) {
        var claim = quotas.claim(Map.of(Quota.NETWORK_INTERFACES, 1));
        var taken = jdbc.sql("""
                        select join_groups(:groups, 1, :most) as joined,
                            take_addresses(array[:vSwitch], array[:addresses::int]) as served,
                            take_quotas(:account, :region, :names, :amounts, :standards) as refused
                        """)
                .param("groups", eni.securityGroupIds.toArray(String[]::new))
                .param("most", members.limit())
                .param("vSwitch", eni.vSwitchId)
                .param("addresses", addressesOf(eni))
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

    /** Removes an interface that is locked for it, and gives back what it is counted by. */
    public void remove(NetworkInterface eni, String cause) {
        eips.releaseFrom(List.of(eni.id), cause);
        resources.remove(eni);
        members.leave(eni.securityGroupIds);
        addresses.give(eni.vSwitchId, addressesOf(eni));
        quotas.give(eni.accountId, eni.regionId, Quota.NETWORK_INTERFACES, 1);
    }

    private static int addressesOf(NetworkInterface eni) {
        return 1 + eni.secondaryIps.size();
    }
}
