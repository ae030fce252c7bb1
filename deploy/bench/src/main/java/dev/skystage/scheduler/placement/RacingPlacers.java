package dev.skystage.scheduler.placement;

import com.zaxxer.hikari.HikariDataSource;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.placement.Chooser.Choice;
import dev.skystage.scheduler.placement.PlacementRequest.Size;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import dev.skystage.scheduler.trouble.Rules;
import dev.skystage.scheduler.trouble.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Placements that know nothing of each other, as on several replicas, reserving single places as fast as they can. */
public final class RacingPlacers {
    private RacingPlacers() {}

    /**
     * Places per second of all together, and the share of chosen places that somebody else had already taken or locked.
     */
    public record Outcome(double perSecond, double conflicts, double conflictsOfSets) {}

    /** Counts how many places were chosen, and how many of them could be had. */
    private static final class Counted extends Allocations {
        private final AtomicLong chosen;
        private final AtomicLong had;

        Counted(JdbcClient jdbc, AtomicLong chosen, AtomicLong had) {
            super(jdbc);
            this.chosen = chosen;
            this.had = had;
        }

        @Override
        List<Taken> take(List<Choice> choices, String family, String tenant, Capacity need, boolean skipLocked) {
            var taken = super.take(choices, family, tenant, need, skipLocked);
            chosen.addAndGet(choices.stream().mapToInt(Choice::amount).sum());
            had.addAndGet(taken.stream().mapToInt(Taken::amount).sum());
            return taken;
        }
    }

    /** Half of the time without deployment sets, half with sets of twenty. */
    public static Outcome race(String url, String zone, int placers, int seconds) throws Exception {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setMaximumPoolSize(placers);
            run(pool, zone, placers, seconds / 2.0, false);
            var plain = run(pool, zone, placers, seconds / 2.0, false);
            var sets = run(pool, zone, placers, seconds / 2.0, true);
            return new Outcome(plain.perSecond, plain.conflicts, sets.conflicts);
        }
    }

    private static Outcome run(HikariDataSource pool, String zone, int placers, double seconds, boolean sets)
            throws Exception {
        var chosen = new AtomicLong();
        var had = new AtomicLong();
        var quiet = JdbcClient.create(pool);
        var clock = new CloudClock(quiet, RealClock.SYSTEM);
        var rules = new Rules(quiet, clock, JsonMapper.shared(), new JdbcTransactionManager(pool));
        var trouble = new Trouble(rules, quiet, clock);
        var end = System.nanoTime() + (long) (seconds * Duration.ofSeconds(1).toNanos());
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < placers; i++) {
            var jdbc = JdbcClient.create(pool);
            var placement = new HostPlacement(
                    new HostIndex(jdbc, HostWeigher.PACK, new Chance(null), any -> {}),
                    new Counted(jdbc, chosen, had),
                    trouble);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            work.add(() -> place(placement, transaction, zone, end, sets));
        }
        int placed = 0;
        try (var threads = Executors.newFixedThreadPool(placers)) {
            for (var done : threads.invokeAll(work)) {
                placed += done.get();
            }
        }
        return new Outcome(placed / seconds, 1 - (double) had.get() / chosen.get(), 0);
    }

    private static int place(
            HostPlacement placement, TransactionTemplate transaction, String zone, long end, boolean sets) {
        int placed = 0;
        while (System.nanoTime() < end) {
            @Nullable String set = sets ? "ds-" + UUID.randomUUID() : null;
            for (int i = 0; i < 20 && System.nanoTime() < end; i++) {
                var vcpus = 2 << placed % 3;
                var request = PlacementRequest.of(
                                "account",
                                "region",
                                List.of(zone),
                                new Size("ecs.g6.large", "ecs.g6", new Capacity(vcpus, vcpus * 4096L, 0, 0)))
                        .in(new Spread(set, false))
                        .of(List.of("i-" + UUID.randomUUID()));
                transaction.executeWithoutResult(status -> placement.reserve(request));
                placed++;
            }
        }
        return placed;
    }
}
