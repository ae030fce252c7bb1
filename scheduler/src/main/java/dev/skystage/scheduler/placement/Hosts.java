package dev.skystage.scheduler.placement;

import dev.skystage.persistence.host.HostStatus;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about hosts, and what operators can do to them. */
@Component
public class Hosts {
    private final JdbcClient jdbc;
    private final HostIndex index;

    Hosts(JdbcClient jdbc, HostIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    /** Whether the region has hosts in the cluster. */
    public boolean hasCluster(String clusterId, String regionId) {
        return jdbc.sql("select exists (select from host where cluster_id = ? and region_id = ?)")
                .params(clusterId, regionId)
                .query(Boolean.class)
                .single();
    }

    /** The instance type families that hosts of the region serve, sorted. */
    public List<String> families(String regionId) {
        return jdbc.sql("select distinct unnest(families) as family from host where region_id = ? and tenant = ''"
                        + " order by family")
                .param(regionId)
                .query(String.class)
                .list();
    }

    /** The instance type families that hosts of the zone serve to all accounts. */
    public List<String> familiesOf(String zoneId) {
        return jdbc.sql("select distinct unnest(families) from host where zone_id = ? and tenant = ''")
                .param(zoneId)
                .query(String.class)
                .list();
    }

    /** A host that is no longer shared, and the families that it served until then. */
    public record Claimed(String hostId, List<String> families) {}

    /**
     * Takes empty hosts of a kind for one account; from then on they serve one family.
     *
     * @return as many as there are, at most the amount
     */
    public List<Claimed> claim(String tenant, String zoneId, Server kind, String family, int amount) {
        var claimed = jdbc.sql("""
                        update host h set tenant = :tenant, families = array[:family]
                        from (select id, families from host
                              where zone_id = :zone and tenant = '' and status = 'Active' and :family = any(families)
                                and vcpus = :vcpus and memory_mib = :memory and gpus = :gpus
                                and local_disks_gib = :disks and used_vcpus = 0 and used_memory_mib = 0
                                and not exists (select from allocation a where a.host_id = host.id)
                              order by id desc limit :amount for no key update) old
                        where h.id = old.id
                        returning h.id, array_to_string(old.families, ',')
                        """)
                .param("tenant", tenant)
                .param("family", family)
                .param("zone", zoneId)
                .param("vcpus", kind.vcpus())
                .param("memory", kind.memoryGib() * 1024L)
                .param("gpus", kind.gpus())
                .param("disks", kind.localDisksGib())
                .param("amount", amount)
                .query((row, index) ->
                        new Claimed(row.getString(1), List.of(row.getString(2).split(",", -1))))
                .list();
        index.outdated();
        return claimed.stream().sorted(Comparator.comparing(Claimed::hostId)).toList();
    }

    /**
     * Makes a host a shared one again.
     *
     * @return false if something is on it
     */
    public boolean giveBack(String hostId, List<String> families) {
        var given = jdbc.sql("update host set tenant = '', families = ?"
                        + " where id = ? and used_vcpus = 0 and used_memory_mib = 0")
                .param(families.toArray(String[]::new))
                .param(hostId)
                .update();
        index.outdated();
        return given == 1;
    }

    /**
     * Changes whether a host takes new instances; those on it stay. It counts on every replica as soon as it is
     * committed.
     *
     * @return false if there is no such host
     */
    public boolean setStatus(String hostId, HostStatus status) {
        var changed = jdbc.sql("update host set status = ? where id = ?")
                .param(status.wire())
                .param(hostId)
                .update();
        index.outdated();
        return changed == 1;
    }
}
