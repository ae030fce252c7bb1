package dev.skystage.gateway.adversity.chaos;

import java.util.List;
import java.util.Map;

/** Queries for what must not exist in a cloud without work; each row that they return is one violation, in words. */
final class Sums {
    /** Unfinished work, and resources in a status that only work ends. */
    static final String UNFINISHED = """
            select 'task ' || id || ' ' || type || ' of ' || resource_id || ' is ' || status || ', attempt ' || attempt
                from task where status in ('Pending', 'Running')
            union all select 'instance ' || id || ' is ' || status
                from instance where status not in ('RUNNING', 'STOPPED')
            union all select 'disk ' || id || ' is ' || status from disk where status not in ('IN_USE', 'AVAILABLE')
            union all select 'interface ' || id || ' is ' || status
                from network_interface where status not in ('IN_USE', 'AVAILABLE')
            union all select 'network ' || id || ' is ' || status from vpc where status <> 'AVAILABLE'
            union all select 'network ' || id || ' is ' || status from vswitch where status <> 'AVAILABLE'
            """;

    /** An instance has a place unless it is stopped without charge. */
    private static final String PLACED = "not (i.status = 'STOPPED' and i.stopped_mode = 'StopCharging')";

    static final Map<String, List<String>> ALL = Map.of(
            "stuck",
            List.of(UNFINISHED, """
                    select 'task ' || id || ' ' || type || ' of ' || resource_id || ' failed: ' || error
                    from task where status = 'Failed'
                    """),
            "belongings",
            List.of("""
                    select 'instance ' || i.id || ' has ' || count(d.id) filter (where d.type = 'system') || ' system disks'
                    from instance i left join disk d on d.instance_id = i.id
                    group by i.id having count(d.id) filter (where d.type = 'system') <> 1
                    """, """
                    select 'disk ' || id || ' is ' || status || ' at ' || coalesce(instance_id, 'nothing') from disk
                    where (status = 'IN_USE') <> (instance_id is not null
                            or exists (select from disk_attachment a where a.disk_id = disk.id))
                       or instance_id is not null and instance_id not in (select id from instance)
                    """, """
                    select 'attachment of ' || disk_id || ' to ' || instance_id || ' is of neither' from disk_attachment
                    where attached_at is null or detaching or instance_id not in (select id from instance)
                       or disk_id not in (select id from disk where multi_attach)
                    """, """
                    select 'instance ' || i.id || ' has ' || count(n.id) || ' interfaces'
                    from instance i left join network_interface n on n.instance_id = i.id and n.id = i.eni_id
                        and n.private_ip = i.private_ip and n.vswitch_id = i.vswitch_id
                    group by i.id having count(n.id) <> 1
                    """, """
                    select 'interface ' || id || ' is ' || status || ' at ' || coalesce(instance_id, 'nothing')
                    from network_interface
                    where (status = 'IN_USE') <> (instance_id is not null)
                       or instance_id is not null and instance_id not in (select id from instance)
                    """),
            "places",
            List.of("""
                    select 'host ' || h.id || ' says ' || h.used_vcpus || ' vCPU, ' || h.used_memory_mib || ' MiB are used'
                    from host h left join allocation a on a.host_id = h.id group by h.id
                    having h.used_vcpus <> coalesce(sum(a.vcpus), 0)
                        or h.used_memory_mib <> coalesce(sum(a.memory_mib), 0)
                        or h.used_gpus <> coalesce(sum(a.gpus), 0)
                        or h.used_local_disks_gib <> coalesce(sum(a.local_disks_gib), 0)
                    """, """
                    select 'allocation of ' || a.instance_id || ' on ' || a.host_id || ' is not its place'
                    from allocation a left join instance i on i.id = a.instance_id
                    where i.id is null or a.vcpus <> i.cpu or a.memory_mib <> i.memory_mib
                        or a.deployment_set_id is distinct from i.deployment_set_id or not (%s)
                    """.formatted(PLACED), """
                    select 'instance ' || i.id || ' has no place' from instance i
                    where %s and i.id not in (select instance_id from allocation)
                    """.formatted(PLACED), """
                    select 'deployment set ' || deployment_set_id || ' has two on ' || host_id
                    from allocation where deployment_set_id is not null and not together
                    group by deployment_set_id, host_id having count(*) > 1
                    """),
            "addresses",
            List.of("""
                    select 'address ' || ip || ' is given ' || count(*) || ' times'
                    from (select vswitch_id, private_ip as ip from network_interface
                        union all select vswitch_id, unnest(secondary_ips || ipv6_ips) from network_interface) given
                    group by vswitch_id, ip having count(*) > 1
                    """, """
                    select 'address ' || private_ip || ' is given ' || count(*) || ' times'
                    from instance group by vswitch_id, private_ip having count(*) > 1
                    """, """
                    select 'VSwitch ' || v.id || ' says ' || v.available_ip_count || ' addresses are free'
                    from vswitch v left join network_interface n on n.vswitch_id = v.id group by v.id
                    having v.available_ip_count <> (1 << (32 - split_part(v.cidr_block, '/', 2)::int)) - 4 - count(n.id)
                        - coalesce(sum(cardinality(n.secondary_ips)), 0)
                    """),
            "counts",
            List.of("""
                    select 'quota of ' || q.account_id || ' says ' || q.used || ' instances' from quota q
                    where q.name = 'instances' and q.used <> (select count(*) from instance i
                        where i.account_id = q.account_id and i.region_id = q.region_id)
                    """, """
                    select 'quota of ' || q.account_id || ' says ' || q.used || ' vCPUs' from quota q
                    where q.name = 'postpaid-vcpus' and q.used <> (select coalesce(sum(cpu), 0) from instance i
                        where i.account_id = q.account_id and i.region_id = q.region_id
                            and i.charge_type = 'PostPaid' and i.spot_strategy = 'NoSpot')
                    """, """
                    select 'group ' || m.group_id || ' says ' || m.instances || ' members' from security_group_members m
                    where m.instances <> (select count(*) from instance i where m.group_id = any(i.security_group_ids))
                        + (select count(*) from network_interface n
                            where n.type = 'Secondary' and m.group_id = any(n.security_group_ids))
                    """, """
                    select 'count of ' || vpc_id || ' ' || status || ' is off by ' || sum(n) from (
                        select vpc_id, status, n from instance_count
                        union all select vpc_id, status, -count(*) from instance group by vpc_id, status) x
                    group by vpc_id, status having sum(n) <> 0
                    """, """
                    select 'count of ' || vswitch_id || ' is off by ' || sum(n) from (
                        select vswitch_id, account_id, n from instance_vswitch_count
                        union all select vswitch_id, account_id, -count(*) from instance group by 1, 2) x
                    group by vswitch_id, account_id having sum(n) <> 0
                    """));

    private Sums() {}
}
