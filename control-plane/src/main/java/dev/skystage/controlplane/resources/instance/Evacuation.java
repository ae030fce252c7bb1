package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.deploymentset.DeploymentStrategy;
import dev.skystage.scheduler.placement.Allocation;
import dev.skystage.scheduler.placement.Capacity;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.placement.PlacementRequest;
import dev.skystage.scheduler.placement.PlacementRequest.Size;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import dev.skystage.scheduler.placement.PlacementRequest.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves instances to other hosts. */
@Component
record Evacuation(Placement placement, DedicatedHosts dedicatedHosts, JdbcClient jdbc) {
    /**
     * What happened to instances on failed hosts.
     *
     * @param lost those for which there is no other place
     * @param bound those of the lost that could move if their owner gave up the data on their local disks
     */
    record Outcome(Set<String> lost, Set<String> bound) {}

    /**
     * An instance that has to move.
     *
     * @param mayLeaveSet whether it leaves its deployment set rather than stay without a host
     * @param isBound whether it cannot move, because its data are on local disks and its owner has not given them up
     */
    private record Stranded(String id, PlacementRequest wanted, boolean mayLeaveSet, boolean isBound) {}

    /**
     * Moves those of the locked instances whose host has failed: a few statements for each group of like instances, not
     * for each instance.
     */
    Outcome of(Collection<String> instanceIds) {
        var stranded = stranded(instanceIds, false);
        var lost = stranded.stream().map(Stranded::id).collect(Collectors.toCollection(HashSet::new));
        var movable = stranded.stream().filter(one -> !one.isBound).toList();
        var moved = new ArrayList<Allocation>();
        byWish(movable).forEach((wanted, ids) -> moved.addAll(placement.move(wanted.of(ids))));
        moved.forEach(place -> lost.remove(place.instanceId()));
        var leaving = movable.stream()
                .filter(one -> one.mayLeaveSet && lost.contains(one.id))
                .map(one -> new Stranded(one.id, one.wanted.alone(), false, false))
                .toList();
        var alone = new ArrayList<Allocation>();
        byWish(leaving).forEach((wanted, ids) -> alone.addAll(placement.reserve(wanted.of(ids))));
        alone.forEach(place -> lost.remove(place.instanceId()));
        write(moved, false);
        write(alone, true);
        var bound =
                stranded.stream().filter(Stranded::isBound).map(Stranded::id).collect(Collectors.toSet());
        return new Outcome(lost, bound);
    }

    /** Moves locked instances off their hosts, whatever is on their local disks; returns those that found a place. */
    Set<String> redeploy(Collection<String> instanceIds) {
        var moved = new ArrayList<Allocation>();
        byWish(stranded(instanceIds, true))
                .forEach((wanted, ids) -> moved.addAll(placement.moveOrStay(wanted.of(ids))));
        write(moved, false);
        return moved.stream().map(Allocation::instanceId).collect(Collectors.toSet());
    }

    private static LinkedHashMap<PlacementRequest, List<String>> byWish(List<Stranded> stranded) {
        return stranded.stream()
                .collect(groupingBy(Stranded::wanted, LinkedHashMap::new, mapping(Stranded::id, toList())));
    }

    /** Leaves the version alone: the rows are locked, and writing their status, which follows, raises it. */
    private void write(List<Allocation> places, boolean leavesSet) {
        jdbc.sql("update instance i set cluster_id = x.cluster_id,"
                        + " dedicated_host_id = (select d.id from dedicated_host d where d.host_id = x.host_id)"
                        + (leavesSet ? ", deployment_set_id = null" : "")
                        + " from unnest(?::text[], ?::text[], ?::text[]) x(id, cluster_id, host_id) where i.id = x.id")
                .param(places.stream().map(Allocation::instanceId).toArray(String[]::new))
                .param(places.stream().map(Allocation::clusterId).toArray(String[]::new))
                .param(places.stream().map(Allocation::hostId).toArray(String[]::new))
                .update();
    }

    /** Looked up once for all instances that are bound to the same dedicated host. */
    private Where where(ResultSet row, Map<List<String>, Where> known) throws SQLException {
        var account = row.getString("account_id");
        var region = row.getString("region_id");
        var tenancy = row.getString("tenancy");
        var affinity = row.getString("affinity");
        var host = row.getString("dedicated_host_id");
        return known.computeIfAbsent(
                List.of(account, region, tenancy, affinity, String.valueOf(host)),
                key -> dedicatedHosts.again(account, region, tenancy, affinity, host));
    }

    private static Size size(ResultSet row) throws SQLException {
        return new Size(
                row.getString("instance_type"),
                row.getString("instance_type_family"),
                new Capacity(
                        row.getInt("cpu"), row.getInt("memory_mib"), row.getInt("gpu_amount"), row.getLong("disks")));
    }

    /** @param all include those whose host has not failed */
    private List<Stranded> stranded(Collection<String> instanceIds, boolean all) {
        var known = new HashMap<List<String>, Where>();
        return jdbc.sql("""
                        select i.id, i.account_id, i.region_id, i.zone_id, i.instance_type, i.instance_type_family, i.cpu,
                               i.memory_mib, i.gpu_amount, i.local_storage_amount::bigint * i.local_storage_gib as disks,
                               i.deployment_set_id, coalesce(s.strategy = :together, false) as together,
                               coalesce(s.on_unable_to_redeploy = 'CancelMembershipAndStart', false) as may_leave,
                               i.action_on_maintenance, i.tenancy, i.affinity, i.dedicated_host_id
                        from instance i
                        left join deployment_set s on s.id = i.deployment_set_id
                        where i.id = any(:ids) and (:all or not exists (
                            select from allocation a join host h on h.id = a.host_id
                            where a.instance_id = i.id and h.status <> 'Down'))
                        order by i.id
                        """)
                .param("ids", instanceIds.toArray(String[]::new))
                .param("all", all)
                .param("together", DeploymentStrategy.LOW_LATENCY.wire())
                .query((row, index) -> new Stranded(
                        row.getString("id"),
                        PlacementRequest.of(
                                        row.getString("account_id"),
                                        row.getString("region_id"),
                                        List.of(row.getString("zone_id")),
                                        size(row))
                                .in(new Spread(row.getString("deployment_set_id"), row.getBoolean("together")))
                                .at(where(row, known)),
                        row.getBoolean("may_leave"),
                        row.getLong("disks") > 0
                                && !Maintenance.AUTO_REDEPLOY.equals(row.getString("action_on_maintenance"))))
                .list();
    }
}
