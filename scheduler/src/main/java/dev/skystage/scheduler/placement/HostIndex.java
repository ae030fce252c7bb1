package dev.skystage.scheduler.placement;

import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.persistence.host.HostSeeder;
import dev.skystage.scheduler.chance.Chance;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All hosts in memory, by zone. Filled at the first use; then updated by reading the rows written by transactions that
 * had not ended at the last update. So no commit is missed, in whatever order they come.
 */
@Component
class HostIndex {
    private static final Duration MAX_AGE = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final HostWeigher weigher;
    private final Chance chance;
    private final Consumer<String> zoneInUse;
    private final Map<String, ZoneHosts> zones = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final ReentrantLock refreshing = new ReentrantLock();
    private boolean loaded;
    private long seenTransaction;
    private volatile long refreshedAt;

    @Autowired
    HostIndex(
            JdbcClient jdbc,
            @Value("${skystage.placement.prefer:pack}") HostWeigher weigher,
            Chance chance,
            HostSeeder seeder) {
        // with a seed all hosts must exist first: results must not depend on when more of them are made
        this(jdbc, weigher, chance, chance.seed().isPresent() ? seeder::useWhenComplete : seeder::use);
    }

    HostIndex(JdbcClient jdbc, HostWeigher weigher, Chance chance, Consumer<String> zoneInUse) {
        this.jdbc = jdbc;
        this.chance = chance;
        this.zoneInUse = zoneInUse;
        this.weigher = weigher;
        age();
    }

    /** The hosts of a zone, which counts as used from now on. */
    ZoneHosts zone(String zoneId) {
        if (used.add(zoneId)) {
            zoneInUse.accept(zoneId);
            refresh();
        }
        return hosts(zoneId);
    }

    void apply(HostRow row) {
        hosts(row.zoneId()).apply(row);
    }

    private ZoneHosts hosts(String zoneId) {
        return zones.computeIfAbsent(zoneId, id -> new ZoneHosts(weigher, chance));
    }

    /** Reads changes by others if the last update is too old. */
    void refreshIfOld() {
        if (System.nanoTime() - refreshedAt >= MAX_AGE.toNanos()) {
            refreshing.lock();
            try {
                if (System.nanoTime() - refreshedAt >= MAX_AGE.toNanos()) {
                    read();
                }
            } finally {
                refreshing.unlock();
            }
        }
    }

    /** Hosts were changed: after the commit the next user reads the changes, however recent the last update is. */
    void outdated() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    age();
                }
            });
        } else {
            age();
        }
    }

    private void age() {
        refreshedAt = System.nanoTime() - MAX_AGE.toNanos();
    }

    /** Reads changes by others now. */
    void refresh() {
        refreshing.lock();
        try {
            read();
        } finally {
            refreshing.unlock();
        }
    }

    @EventListener
    void replaced(CloudReplaced event) {
        refreshing.lock();
        try {
            zones.clear();
            used.clear();
            loaded = false;
            refreshedAt = System.nanoTime() - MAX_AGE.toNanos();
        } finally {
            refreshing.unlock();
        }
    }

    private void read() {
        // Rows that the caller's own transaction has written are left out: they are applied when it commits.
        var oldest = jdbc.sql("select " + HostRow.COLUMNS + ", s.oldest"
                        + " from (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest) s"
                        + " left join host h on h.changed_in >= ?"
                        + " and h.changed_in <> coalesce(pg_current_xact_id_if_assigned()::text::bigint, -1)")
                .param(loaded ? seenTransaction : 0L)
                .query(rows -> {
                    long seen = 0;
                    while (rows.next()) {
                        seen = rows.getLong(12);
                        if (rows.getString(1) != null) {
                            apply(HostRow.read(rows));
                        }
                    }
                    return seen;
                });
        seenTransaction = oldest;
        loaded = true;
        refreshedAt = System.nanoTime();
    }
}
