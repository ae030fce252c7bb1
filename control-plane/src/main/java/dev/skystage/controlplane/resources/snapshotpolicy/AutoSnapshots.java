package dev.skystage.controlplane.resources.snapshotpolicy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.skystage.controlplane.resources.snapshot.NewSnapshots;
import dev.skystage.controlplane.resources.snapshot.SnapshotDeletions;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.snapshot.SnapshotRows;
import dev.skystage.persistence.snapshotpolicy.AutoSnapshotPolicy;
import dev.skystage.scheduler.calendar.Reconciler;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the snapshots of policies whose hour has come. It passes over disks that another transaction has locked, that
 * were never attached, or of which a snapshot is being made. Where a disk has the maximum of snapshots, its oldest
 * automatic one is deleted.
 */
@Component
record AutoSnapshots(
        EntityManager entities, JdbcClient jdbc, SnapshotRows rows, SnapshotDeletions deletions, NewSnapshots fresh)
        implements Reconciler {
    private static final int BATCH = 200;
    private static final int WEEK = 7;

    @Override
    public String name() {
        return "auto-snapshot";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> due(now), due -> {
            for (var policy : due) {
                disks(policy).values().forEach(disks -> snapshot(policy, disks, now));
                policy.nextAt = new Schedule(policy.timePoints, policy.repeatWeekdays).next(now);
            }
            entities.flush();
        });
    }

    @Override
    public String nextDue() {
        return "select min(next_at) from auto_snapshot_policy where next_at is not null";
    }

    private List<AutoSnapshotPolicy> due(Instant now) {
        return entities.unwrap(Session.class)
                .createNativeQuery(
                        "select * from auto_snapshot_policy where next_at <= :now order by id limit " + BATCH
                                + " for no key update",
                        AutoSnapshotPolicy.class)
                .setParameter("now", now)
                .getResultList();
    }

    /**
     * The disks of the policy that can be snapshotted, by region. A policy of the old kind is for disks without any.
     */
    private Map<String, List<Disk>> disks(AutoSnapshotPolicy policy) {
        return entities
                .unwrap(Session.class)
                .createNativeQuery("""
                        select d.* from disk d
                        where (d.auto_snapshot_policy_id = :policy and d.enable_auto_snapshot
                            or d.auto_snapshot_policy_id is null and d.account_id = :account and d.type = :type
                                and d.category not like 'ephemeral%')
                          and (d.status = 'IN_USE' or d.status = 'AVAILABLE' and d.detached_at is not null)
                          and not exists (select from snapshot s where s.source_disk_id = d.id
                              and s.status = 'PROGRESSING' and s.source_region_id is null)
                        order by d.id for no key update of d skip locked
                        """, Disk.class)
                .setParameter("policy", policy.id)
                .setParameter("account", policy.accountId)
                .setParameter("type", policy.diskType == null ? "" : policy.diskType)
                .getResultList()
                .stream()
                .collect(groupingBy(disk -> disk.regionId, TreeMap::new, toList()));
    }

    private void snapshot(AutoSnapshotPolicy policy, List<Disk> disks, Instant now) {
        deletions.delete(rows.lockOldestAutomaticOf(fresh.full(disks)), name());
        fresh.of(disks, plan(policy, now), name());
    }

    private static SnapshotPlan plan(AutoSnapshotPolicy policy, Instant now) {
        return new SnapshotPlan(
                "auto",
                "auto2.0_" + Schedule.day(now) + "_" + policy.id,
                "",
                retention(policy, now),
                false,
                null,
                policy.id,
                null,
                "",
                policy.tags);
    }

    private static @Nullable Integer retention(AutoSnapshotPolicy policy, Instant now) {
        if (policy.keepsLastWeek && Schedule.isSunday(now)) {
            return Math.max(WEEK, policy.retentionDays);
        }
        return policy.retentionDays < 0 ? null : policy.retentionDays;
    }
}
