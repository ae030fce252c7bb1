package dev.skystage.scheduler.placement;

import dev.skystage.scheduler.placement.Chooser.Choice;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The statements that take places and give them back. Host rows are locked before allocations are written, always in id
 * order, and an allocation is removed only under the lock of its host; so these statements cannot deadlock.
 */
@Component
class Allocations {
    private final JdbcClient jdbc;

    Allocations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A host that has taken this many more instances, and its state afterwards. */
    record Taken(HostRow host, int amount) {}

    /**
     * Takes room for the chosen amounts, or for as many as still fit.
     *
     * @param skipLocked pass over hosts that another transaction has locked, and do not wait
     */
    List<Taken> take(List<Choice> choices, String family, String tenant, Capacity need, boolean skipLocked) {
        return jdbc.sql("""
                        with held as materialized (
                            select h.id, least(w.n,
                                       (h.vcpus - h.used_vcpus) / nullif(:vcpus, 0),
                                       (h.memory_mib - h.used_memory_mib) / nullif(:memory, 0),
                                       (h.gpus - h.used_gpus) / nullif(:gpus, 0),
                                       (h.local_disks_gib - h.used_local_disks_gib) / nullif(:disks, 0))::int as n
                            from host h join unnest(:ids::text[], :amounts::int[]) w(id, n) on w.id = h.id
                            where h.status = 'Active' and h.tenant = :tenant and :family = any(h.families)
                              and h.vcpus - h.used_vcpus >= :vcpus
                              and h.memory_mib - h.used_memory_mib >= :memory
                              and h.gpus - h.used_gpus >= :gpus
                              and h.local_disks_gib - h.used_local_disks_gib >= :disks
                            order by h.id for no key update of h %s)
                        update host h
                        set used_vcpus = h.used_vcpus + held.n * :vcpus,
                            used_memory_mib = h.used_memory_mib + held.n * :memory,
                            used_gpus = h.used_gpus + held.n * :gpus,
                            used_local_disks_gib = h.used_local_disks_gib + held.n * :disks
                        from held where h.id = held.id
                        returning %s, held.n
                        """.formatted(skipLocked ? "skip locked" : "", HostRow.COLUMNS))
                .param("ids", choices.stream().map(choice -> choice.host().id()).toArray(String[]::new))
                .param("amounts", choices.stream().map(Choice::amount).toArray(Integer[]::new))
                .param("family", family)
                .param("tenant", tenant)
                .param("vcpus", need.vcpus())
                .param("memory", need.memoryMib())
                .param("gpus", need.gpus())
                .param("disks", need.localDisksGib())
                .query(Allocations::taken)
                .list();
    }

    /** Gives back room that was taken but not needed, on hosts that this transaction has locked. */
    List<HostRow> giveBack(Map<String, Integer> amountByHost, Capacity need) {
        return jdbc.sql("""
                        update host h
                        set used_vcpus = h.used_vcpus - w.n * :vcpus,
                            used_memory_mib = h.used_memory_mib - w.n * :memory,
                            used_gpus = h.used_gpus - w.n * :gpus,
                            used_local_disks_gib = h.used_local_disks_gib - w.n * :disks
                        from unnest(:ids::text[], :amounts::int[]) w(id, n) where w.id = h.id
                        returning %s
                        """.formatted(HostRow.COLUMNS))
                .param("ids", amountByHost.keySet().toArray(String[]::new))
                .param("amounts", amountByHost.values().toArray(Integer[]::new))
                .param("vcpus", need.vcpus())
                .param("memory", need.memoryMib())
                .param("gpus", need.gpus())
                .param("disks", need.localDisksGib())
                .query((row, index) -> HostRow.read(row))
                .list();
    }

    /** Writes which instance got which place; returns the instances for which that was allowed. */
    Set<String> insert(Map<String, String> hostByInstance, Capacity need, Spread spread) {
        return new HashSet<>(jdbc.sql("""
                        insert into allocation (instance_id, host_id, deployment_set_id, together, vcpus, memory_mib,
                                                gpus, local_disks_gib)
                        select instance_id, host_id, ?::text, ?, ?, ?, ?, ?
                        from unnest(?::text[], ?::text[]) x(instance_id, host_id)
                        on conflict do nothing returning instance_id
                        """)
                .param(spread.deploymentSetId())
                .param(spread.together())
                .param(need.vcpus())
                .param(need.memoryMib())
                .param(need.gpus())
                .param(need.localDisksGib())
                .param(hostByInstance.keySet().toArray(String[]::new))
                .param(hostByInstance.values().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Gives the instance's place the wanted size, if its host has the room and may be used; returns the host's new
     * state.
     */
    Optional<HostRow> resize(String instanceId, PlacementRequest request, Set<String> closedHosts) {
        return jdbc.sql("""
                        with mine as materialized (select * from allocation where instance_id = :id for update),
                        held as materialized (
                            select h.id from host h join mine on h.id = mine.host_id
                            where h.status = 'Active' and :family = any(h.families) and h.id <> all(:closed)
                              and h.vcpus - h.used_vcpus + mine.vcpus >= :vcpus
                              and h.memory_mib - h.used_memory_mib + mine.memory_mib >= :memory
                              and h.gpus - h.used_gpus + mine.gpus >= :gpus
                              and h.local_disks_gib - h.used_local_disks_gib + mine.local_disks_gib >= :disks
                            for no key update of h),
                        resized as (
                            update allocation a
                            set vcpus = :vcpus, memory_mib = :memory, gpus = :gpus, local_disks_gib = :disks
                            from held where a.instance_id = :id)
                        update host h
                        set used_vcpus = h.used_vcpus - mine.vcpus + :vcpus,
                            used_memory_mib = h.used_memory_mib - mine.memory_mib + :memory,
                            used_gpus = h.used_gpus - mine.gpus + :gpus,
                            used_local_disks_gib = h.used_local_disks_gib - mine.local_disks_gib + :disks
                        from held, mine where h.id = held.id
                        returning %s
                        """.formatted(HostRow.COLUMNS))
                .param("id", instanceId)
                .param("family", request.size().family())
                .param("closed", closedHosts.toArray(String[]::new))
                .param("vcpus", request.size().need().vcpus())
                .param("memory", request.size().need().memoryMib())
                .param("gpus", request.size().need().gpus())
                .param("disks", request.size().need().localDisksGib())
                .query((row, index) -> HostRow.read(row))
                .optional();
    }

    /** Removes the allocations of these instances and frees what they took; returns the new states of the hosts. */
    List<HostRow> release(Collection<String> instanceIds) {
        return jdbc.sql("""
                        with mine as materialized (
                            select instance_id, host_id from allocation where instance_id = any(:ids)
                            order by instance_id for update),
                        held as materialized (
                            select id from host where id in (select host_id from mine)
                            order by id for no key update),
                        gone as (
                            delete from allocation a using held
                            where a.host_id = held.id and a.instance_id = any(:ids)
                            returning a.host_id, a.vcpus, a.memory_mib, a.gpus, a.local_disks_gib),
                        freed as (
                            select host_id, sum(vcpus)::int as vcpus, sum(memory_mib)::bigint as memory,
                                   sum(gpus)::int as gpus, sum(local_disks_gib)::bigint as disks
                            from gone group by host_id)
                        update host h
                        set used_vcpus = h.used_vcpus - freed.vcpus,
                            used_memory_mib = h.used_memory_mib - freed.memory,
                            used_gpus = h.used_gpus - freed.gpus,
                            used_local_disks_gib = h.used_local_disks_gib - freed.disks
                        from freed where h.id = freed.host_id
                        returning %s
                        """.formatted(HostRow.COLUMNS))
                .param("ids", instanceIds.toArray(String[]::new))
                .query((row, index) -> HostRow.read(row))
                .list();
    }

    /**
     * Makes an instance that has a place a member of the deployment set, or of none. The host is locked first, as for
     * every placement, so nothing that the set forbids can be placed on it meanwhile.
     *
     * @return false if the set forbids the place
     */
    boolean join(String instanceId, Spread spread) {
        jdbc.sql("select h.id from allocation a join host h on h.id = a.host_id where a.instance_id = ?"
                        + " for no key update of h")
                .param(instanceId)
                .query(String.class)
                .list();
        var forbidden = jdbc.sql("""
                        select exists (
                            select from allocation a join host h on h.id = a.host_id,
                                        allocation o join host oh on oh.id = o.host_id
                            where a.instance_id = :id and o.instance_id <> :id and o.deployment_set_id = :set
                              and case when :together then oh.cluster_id <> h.cluster_id else oh.id = h.id end)
                        """)
                .param("id", instanceId)
                .param("set", spread.deploymentSetId(), Types.VARCHAR)
                .param("together", spread.together())
                .query(Boolean.class)
                .single();
        if (!forbidden) {
            jdbc.sql("update allocation set deployment_set_id = :set, together = :together where instance_id = :id")
                    .param("id", instanceId)
                    .param("set", spread.deploymentSetId(), Types.VARCHAR)
                    .param("together", spread.together())
                    .update();
        }
        return !forbidden;
    }

    /** The places that these instances have. */
    List<Allocation> find(Collection<String> instanceIds) {
        return jdbc.sql("select a.instance_id, a.host_id, h.zone_id, h.cluster_id from allocation a"
                        + " join host h on h.id = a.host_id where a.instance_id = any(?)")
                .param(instanceIds.toArray(String[]::new))
                .query((row, index) ->
                        new Allocation(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** Those of the instances that have no place, or one on a host that has failed. */
    Set<String> homeless(Collection<String> instanceIds) {
        return new HashSet<>(jdbc.sql("""
                        select x.id from unnest(?::text[]) x(id)
                        where not exists (select from allocation a join host h on h.id = a.host_id
                                          where a.instance_id = x.id and h.status <> 'Down')
                        """)
                .param(instanceIds.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** The hosts with an instance of the deployment set. */
    Set<String> hostsOf(@Nullable String deploymentSetId) {
        return deploymentSetId == null
                ? Set.of()
                : new HashSet<>(jdbc.sql("select host_id from allocation where deployment_set_id = ?")
                        .param(deploymentSetId)
                        .query(String.class)
                        .list());
    }

    /** The place of one instance of the deployment set; the others belong in the same cluster. */
    Optional<Area> homeOf(String deploymentSetId) {
        return jdbc.sql("select h.zone_id, h.cluster_id from allocation a join host h on h.id = a.host_id"
                        + " where a.deployment_set_id = ? and a.together limit 1")
                .param(deploymentSetId)
                .query(Area.class)
                .optional();
    }

    /** Sets a savepoint. {@link #rewind} returns to it, and undoes writes and locks. */
    void mark() {
        jdbc.sql("savepoint placement").update();
    }

    void rewind() {
        jdbc.sql("rollback to savepoint placement").update();
    }

    void unmark() {
        jdbc.sql("release savepoint placement").update();
    }

    private static Taken taken(ResultSet row, int index) throws SQLException {
        return new Taken(HostRow.read(row), row.getInt(12));
    }
}
