package dev.skystage.controlplane.resources.snapshot;

import static java.util.stream.Collectors.toMap;

import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.scheduler.clock.CloudClock;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chains of snapshots, one per disk and region. The first snapshot of a chain has all data of the disk, each later
 * one what was written since the one before it. So when one is deleted the next takes over what only that one had. The
 * size of each follows from its neighbours, and the row of the chain has the sum. Chains are locked last, in the order
 * of ids.
 */
@Component
public record SnapshotLinks(JdbcClient jdbc, Meters meters, CloudClock clock) {
    /** How many snapshots an account has in a region, and their size. */
    public record Usage(int snapshots, long bytes) {}

    private record Written(String linkId, long bytes) {}

    /** The chain of a disk. */
    public static String idOf(String diskId) {
        return "sl-" + diskId.substring(diskId.indexOf('-') + 1);
    }

    /** Adds new snapshots to their chains in a region; returns the chains that were full. */
    Set<String> join(Collection<Snapshot> snapshots, int maximum) {
        var sorted = snapshots.stream()
                .sorted(Comparator.comparing(snapshot -> snapshot.linkId))
                .toList();
        var joined = jdbc.sql("""
                        insert into snapshot_link (id, account_id, region_id, source_disk_id, source_disk_type,
                            source_disk_size_gib, snapshots, bytes, created_at)
                        select id, account, region, disk, type, size, 1, 0, ?
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[])
                            x(id, account, region, disk, type, size)
                        on conflict (id, region_id) do update set snapshots = snapshot_link.snapshots + 1,
                            source_disk_size_gib = excluded.source_disk_size_gib
                        where snapshot_link.snapshots < ?
                        returning id
                        """)
                .param(Timestamp.from(clock.now()))
                .param(texts(sorted, snapshot -> snapshot.linkId))
                .param(texts(sorted, snapshot -> snapshot.accountId))
                .param(texts(sorted, snapshot -> snapshot.regionId))
                .param(texts(sorted, snapshot -> snapshot.sourceDiskId))
                .param(texts(sorted, snapshot -> snapshot.sourceDiskType))
                .param(sorted.stream()
                        .map(snapshot -> snapshot.sourceDiskSizeGib)
                        .toArray(Integer[]::new))
                .param(maximum)
                .query(String.class)
                .list();
        var full = sorted.stream().map(snapshot -> snapshot.linkId).collect(Collectors.toCollection(HashSet::new));
        full.removeAll(Set.copyOf(joined));
        return full;
    }

    /** The disks whose chain in a region has so many snapshots. */
    List<String> full(Collection<String> linkIds, String regionId, int maximum) {
        return jdbc.sql(
                        "select source_disk_id from snapshot_link where id = any(?) and region_id = ? and snapshots >= ?")
                .param(linkIds.toArray(String[]::new))
                .params(regionId, maximum)
                .query(String.class)
                .list();
    }

    /** The bytes that each new snapshot adds to its chain, by snapshot: all of its data if it is the first. */
    Map<String, Long> increments(Collection<Snapshot> snapshots) {
        var before = jdbc
                .sql("""
                        select link_id, max(written_bytes) as bytes from snapshot
                        where link_id = any(?) and region_id = any(?) and status = 'ACCOMPLISHED'
                        group by link_id
                        """)
                .param(texts(snapshots, snapshot -> snapshot.linkId))
                .param(texts(snapshots, snapshot -> snapshot.regionId))
                .query(Written.class)
                .list()
                .stream()
                .collect(toMap(Written::linkId, Written::bytes));
        return snapshots.stream()
                .collect(toMap(
                        snapshot -> snapshot.id,
                        snapshot -> Math.clamp(
                                snapshot.writtenBytes - before.getOrDefault(snapshot.linkId, 0L),
                                0,
                                snapshot.dataBytes)));
    }

    /** Computes the sizes of chains again after snapshots of them were completed or deleted; removes an empty chain. */
    void recount(Collection<String> linkIds) {
        var ids = linkIds.stream().distinct().sorted().toArray(String[]::new);
        if (ids.length == 0) {
            return;
        }
        // a statement of its own: the next one then sees what the transactions have committed that held these rows
        jdbc.sql("select id from snapshot_link where id = any(?) order by id, region_id for update")
                .param(ids)
                .query(String.class)
                .list();
        jdbc.sql("""
                        update snapshot_link l set snapshots = x.snapshots, bytes = x.bytes
                        from (
                            select id, region_id, count(snapshot) as snapshots, coalesce(sum(weight), 0) as bytes
                            from snapshot_link left join (
                                select id as snapshot, link_id, region_id as region, case
                                    when status <> 'ACCOMPLISHED' then 0
                                    else greatest(0, least(data_bytes, written_bytes - coalesce(lag(written_bytes) over (
                                        partition by link_id, region_id, status order by written_bytes, id), 0)))
                                    end as weight
                                from snapshot where link_id = any(?)) s
                            on s.link_id = id and s.region = region_id
                            where id = any(?)
                            group by id, region_id) x
                        where l.id = x.id and l.region_id = x.region_id
                        """).param(ids).param(ids).update();
        jdbc.sql("delete from snapshot_link where id = any(?) and snapshots = 0")
                .param(ids)
                .update();
        meters.follow(SnapshotCharges.KIND, List.of(ids));
    }

    /** What the account has in the region. */
    public Usage usage(String accountId, String regionId) {
        return jdbc.sql("""
                        select coalesce(sum(snapshots), 0) as snapshots, coalesce(sum(bytes), 0) as bytes
                        from snapshot_link where account_id = ? and region_id = ?
                        """).params(accountId, regionId).query(Usage.class).single();
    }

    private static String[] texts(Collection<Snapshot> snapshots, Function<Snapshot, String> column) {
        return snapshots.stream().map(column).toArray(String[]::new);
    }
}
