package dev.skystage.scheduler.task;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.DueWork;
import dev.skystage.scheduler.clock.Origin;
import dev.skystage.scheduler.clock.RealClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Runs due tasks in batches: claims some, runs them, and so on until nothing is due. */
@Component
@Order(0)
public class TaskWorker implements DueWork {
    private static final Duration PEEK = Duration.ofMillis(20);
    /** How long to wait for what is due at one instant: longer than a dead worker's lease. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TaskQueue queue;
    private final Leases leases;
    private final TaskHandlers handlers;
    private final BatchRunner runner;
    private final TaskMetrics metrics;
    private final CloudClock clock;
    private final RealClock realClock;

    TaskWorker(
            TaskQueue queue,
            Leases leases,
            TaskHandlers handlers,
            BatchRunner runner,
            TaskMetrics metrics,
            CloudClock clock,
            RealClock realClock) {
        this.queue = queue;
        this.leases = leases;
        this.handlers = handlers;
        this.runner = runner;
        this.metrics = metrics;
        this.clock = clock;
        this.realClock = realClock;
    }

    /**
     * Runs everything that is due now, and what becomes due because of it, on this thread; returns how many tasks it
     * ran.
     */
    public int drain() {
        var total = 0;
        for (var ran = step(() -> false); ran > 0; ran = step(() -> false)) {
            total += ran;
        }
        return total;
    }

    /** Claims and runs one batch; returns its size. */
    public int step(BooleanSupplier stop) {
        return step(Origin.ANY, stop);
    }

    private int step(String origin, BooleanSupplier stop) {
        var claim = leases.claim(handlers.types(), origin);
        var tasks = claim.tasks();
        if (tasks.isEmpty()) {
            return 0;
        }
        metrics.claimed(Duration.between(tasks.getFirst().runAt(), clock.now()));
        leases.hold(claim, () -> runner.run(claim.owner(), tasks, stop));
        return tasks.size();
    }

    int batch() {
        return leases.batch();
    }

    void renewLeases() {
        leases.renew();
    }

    @Override
    public Optional<Instant> nextDue(Instant after, String origin) {
        return queue.nextDue(handlers.types(), after, origin);
    }

    /**
     * Callers may submit tasks faster than they are done, and these may stand before the others in the queue. So tasks
     * that come from later than the origin get one batch each time, when the others are done or held elsewhere.
     */
    @Override
    public boolean runDue(Instant now, String origin) {
        var ran = false;
        var patience = realClock.now().plus(PATIENCE);
        while (queue.unfinished(handlers.types(), now, origin)) {
            ran = true;
            if (step(origin, () -> false) == 0) {
                // Another thread or replica holds tasks: time must not move before they are done or their leases have
                // ended.
                if (step(() -> false) == 0) {
                    LockSupport.parkNanos(PEEK.toNanos());
                }
                queue.reap();
            }
            if (realClock.now().isAfter(patience)) {
                throw new IllegalStateException("tasks due at " + now + " are not done after " + PATIENCE);
            }
        }
        if (!origin.equals(Origin.ANY)) {
            var unused = step(() -> false);
        }
        return ran;
    }
}
