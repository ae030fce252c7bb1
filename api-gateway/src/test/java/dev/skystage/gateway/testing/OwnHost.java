package dev.skystage.gateway.testing;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hosts for one test alone, so that what it does to them affects no other. */
public final class OwnHost {
    private OwnHost() {}

    /** Makes an empty host that can serve ecs.g6 as a dedicated host; the newest of the zone is taken first. */
    public static void forDedication(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into host (id, region_id, zone_id, cluster_id, rack_id, families, vcpus, memory_mib)
                        select 'nc-zz-' || nextval('host_change'), ?, ?, 'cluster', 'rack', '{ecs.g6,ecs.g6e}', 104, 384 * 1024
                        """).params(Account.REGION, Account.ZONE).update();
    }

    /** Moves the instances to a new host that takes no others; returns its id. */
    public static String of(JdbcClient jdbc, List<String> instanceIds) {
        var ids = instanceIds.toArray(String[]::new);
        var host = "nc-of-" + instanceIds.getFirst();
        jdbc.sql("""
                        insert into host (id, region_id, zone_id, cluster_id, rack_id, families, vcpus, memory_mib, gpus,
                                          local_disks_gib, used_vcpus, used_memory_mib, used_gpus, used_local_disks_gib)
                        select ?, min(i.region_id), min(i.zone_id), min(i.cluster_id), 'rack', '{}', sum(a.vcpus),
                               sum(a.memory_mib), sum(a.gpus), sum(a.local_disks_gib), sum(a.vcpus), sum(a.memory_mib),
                               sum(a.gpus), sum(a.local_disks_gib)
                        from allocation a join instance i on i.id = a.instance_id where i.id = any(?)
                        """).param(host).param(ids).update();
        jdbc.sql("""
                        with moved as (
                            update allocation a set host_id = ? from allocation old
                            where a.instance_id = any(?) and old.instance_id = a.instance_id
                            returning old.host_id, a.vcpus, a.memory_mib, a.gpus, a.local_disks_gib),
                        freed as (
                            select host_id, sum(vcpus) as vcpus, sum(memory_mib) as memory_mib, sum(gpus) as gpus,
                                   sum(local_disks_gib) as local_disks_gib
                            from moved group by host_id)
                        update host h
                        set used_vcpus = h.used_vcpus - f.vcpus, used_memory_mib = h.used_memory_mib - f.memory_mib,
                            used_gpus = h.used_gpus - f.gpus,
                            used_local_disks_gib = h.used_local_disks_gib - f.local_disks_gib
                        from freed f where h.id = f.host_id
                        """).param(host).param(ids).update();
        return host;
    }
}
