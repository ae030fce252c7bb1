package dev.skystage.persistence.edge;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Instances of edge regions in bulk: the room that is left in the regions, and the instances whose period ends. */
@Repository
public class EdgeRows extends StatusRows<EdgeStatus> {
    EdgeRows(JdbcClient jdbc) {
        super(jdbc, "edge_instance", EdgeStatus.class);
    }

    /** An instance whose period ends, with the data for a renewal; no renewal period if it does not renew itself. */
    public record Ending(
            String id,
            String accountId,
            String regionId,
            String instanceType,
            int cpu,
            int memoryMib,
            int systemDiskGib,
            int dataDiskGib,
            Instant createdAt,
            Instant expiredAt,
            @Nullable Integer autoRenewPeriod) {}

    /** Takes room in a region; false if the region, which has so much in all, has too little left. */
    public boolean take(String regionId, long vcpus, long memoryMib, long allVcpus, long allMemoryMib) {
        jdbc.sql("insert into edge_region values (?, 0, 0) on conflict do nothing")
                .param(regionId)
                .update();
        return jdbc.sql("""
                        update edge_region set used_vcpus = used_vcpus + :vcpus, used_memory_mib = used_memory_mib + :memory
                        where id = :id and used_vcpus + :vcpus <= :all_vcpus and used_memory_mib + :memory <= :all_memory
                        """)
                        .param("id", regionId)
                        .param("vcpus", vcpus)
                        .param("memory", memoryMib)
                        .param("all_vcpus", allVcpus)
                        .param("all_memory", allMemoryMib)
                        .update()
                == 1;
    }

    /** Addresses that were never given out before. */
    public List<String> ipv6(int n) {
        return jdbc.sql("select host(inet '2001:db8:e::' + nextval('edge_ipv6')) from generate_series(1, ?)")
                .param(n)
                .query(String.class)
                .list();
    }

    /** How the bandwidth of the account's latest instance is billed. */
    public Optional<String> internetChargeType(String accountId) {
        return jdbc.sql("select internet_charge_type from edge_instance where account_id = ? order by id desc limit 1")
                .param(accountId)
                .query(String.class)
                .optional();
    }

    /** Locks the instances in service whose period has ended, the earliest first. */
    public List<Ending> lockEnding(Instant now, int limit) {
        return jdbc.sql("""
                        select id, account_id, region_id, instance_type, cpu, memory_mib, system_disk_gib, data_disk_gib,
                            created_at, expired_at, auto_renew_period
                        from edge_instance where status = 'RUNNING' and expired_at <= ?
                        order by expired_at, id limit ? for no key update skip locked
                        """)
                .params(Timestamp.from(now), limit)
                .query(Ending.class)
                .list();
    }

    /** Locks those that expired by then. */
    public List<StatusRow<EdgeStatus>> lockExpired(Instant then, int limit) {
        return selectFree("status = 'EXPIRED' and expired_at <= ?", "expired_at", limit, Timestamp.from(then));
    }

    /** SQL: when the next period ends, or the next expired instance has been kept for so long. */
    public static String nextDue(Duration kept) {
        return """
                select min(expired_at + case status when 'EXPIRED' then interval '%d seconds' else interval '0' end)
                from edge_instance where status in ('RUNNING', 'EXPIRED')
                """.formatted(kept.toSeconds());
    }

    /** Writes the ends of renewed periods. */
    public void writeExpiries(Map<String, Instant> ends) {
        jdbc.sql("update edge_instance i set expired_at = x.ends, version = i.version + 1"
                        + " from unnest(?::text[], ?::timestamptz[]) x(id, ends) where i.id = x.id")
                .param(ends.keySet().toArray(String[]::new))
                .param(ends.values().stream().map(Timestamp::from).toArray(Timestamp[]::new))
                .update();
    }

    /** Removes locked instances and frees their room in the regions. */
    public void remove(Collection<String> ids) {
        jdbc.sql("""
                        with gone as (delete from edge_instance where id = any(?) returning region_id, cpu, memory_mib),
                        sums as (
                            select region_id, sum(cpu) as cpu, sum(memory_mib) as memory from gone group by 1 order by 1)
                        update edge_region r set used_vcpus = used_vcpus - s.cpu, used_memory_mib = used_memory_mib - s.memory
                        from sums s where r.id = s.region_id
                        """).param(ids.toArray(String[]::new)).update();
    }
}
