package dev.skystage.controlplane.resources.vpc;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.vpc.NetworkStatus;
import dev.skystage.persistence.vpc.RouteEntry;
import dev.skystage.persistence.vpc.Vpc;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.task.Tasks;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The route tables of VPCs with their custom entries. Whoever changes an entry has locked its VPC. */
@Component
public record RouteTables(
        Resources resources,
        RouteEntryLifecycle lifecycle,
        Tasks tasks,
        EntityManager entities,
        JdbcClient jdbc,
        Ids ids,
        CloudClock clock) {
    /** A new entry for traffic to the block. */
    public RouteEntry fresh(Vpc vpc, Cidr block) {
        var entry = new RouteEntry();
        entry.id = ids.next("rte");
        entry.accountId = vpc.accountId;
        entry.regionId = vpc.regionId;
        entry.vpcId = vpc.id;
        entry.destinationCidrBlock = block.toString();
        entry.createdAt = clock.now();
        return entry;
    }

    /** Adds entries; they become Available after a moment. */
    public void add(List<RouteEntry> entries, String cause) {
        lifecycle.begin(entries, cause);
        entries.forEach(entities::persist);
        tasks.submit(FinishRouteEntry.class, entries);
    }

    /** Removes an entry; refuses one that is still Pending. */
    public void remove(RouteEntry entry) {
        check(entry.status() == NetworkStatus.AVAILABLE, "IncorrectRouteEntryStatus");
        entities.remove(entry);
    }

    /** Whether an entry of a locked VPC is still Pending. */
    public boolean isBusy(Vpc vpc) {
        return entries(vpc).stream().anyMatch(entry -> entry.status() == NetworkStatus.PENDING);
    }

    /** Whether an entry of a locked VPC has the block, or a part of it, as its destination. */
    public boolean leadsInto(Vpc vpc, Cidr block) {
        return entries(vpc).stream()
                .anyMatch(entry -> Cidr.parse(entry.destinationCidrBlock)
                        .filter(block::contains)
                        .isPresent());
    }

    /** Those of these locked instances or interfaces that an entry has as its next hop. */
    public Set<String> nextHops(Collection<String> ids) {
        return new HashSet<>(jdbc.sql("select next_hop_id from route_entry where next_hop_id = any(?)")
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private List<RouteEntry> entries(Vpc vpc) {
        return entries(List.of(vpc)).getOrDefault(vpc.id, List.of());
    }

    /** Removes the entries whose next hop is an instance that is released, or an interface that is deleted with it. */
    public void removeThoseTo(Collection<String> instanceIds) {
        var hops = "(select unnest(?::text[]) union all select id from network_interface where instance_id = any(?))";
        var ids = instanceIds.toArray(String[]::new);
        var vpcs = jdbc.sql("select id from vpc where id in (select vpc_id from route_entry where next_hop_id in "
                        + hops + ") order by id for no key update")
                .param(ids)
                .param(ids)
                .query(String.class)
                .list();
        if (!vpcs.isEmpty()) {
            jdbc.sql("delete from route_entry where vpc_id = any(?) and next_hop_id in " + hops)
                    .param(vpcs.toArray(String[]::new))
                    .param(ids)
                    .param(ids)
                    .update();
        }
    }

    /** The custom entries of the tables of locked VPCs, by VPC; those without any are left out. */
    public Map<String, List<RouteEntry>> entries(Collection<Vpc> vpcs) {
        return entities.createQuery("from RouteEntry where vpcId in :vpcs", RouteEntry.class)
                .setParameter("vpcs", vpcs.stream().map(vpc -> vpc.id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(entry -> entry.vpcId));
    }

    /** Locks the VPCs of the route tables, in their order; those that are missing are left out. */
    public Map<String, Vpc> lock(Caller caller, String regionId, List<String> routeTableIds) {
        var vpcIds = jdbc.sql("select id from vpc where account_id = ? and region_id = ? and route_table_id = any(?)")
                .params(caller.accountId(), regionId, routeTableIds.toArray(String[]::new))
                .query(String.class)
                .list();
        return resources.lock(Vpc.class, caller, vpcIds).stream()
                .collect(Collectors.toMap(vpc -> vpc.routeTableId, Function.identity()));
    }

    /** The table of each of these entries of the caller; those that are missing are left out. */
    public Map<String, String> of(Caller caller, String regionId, Collection<String> entryIds) {
        return jdbc
                .sql("""
                        select r.id, v.route_table_id from route_entry r join vpc v on v.id = r.vpc_id
                        where r.id = any(?) and r.account_id = ? and r.region_id = ?
                        """)
                .param(entryIds.toArray(String[]::new))
                .params(caller.accountId(), regionId)
                .query((row, index) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
