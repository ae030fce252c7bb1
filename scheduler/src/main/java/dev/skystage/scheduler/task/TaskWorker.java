package dev.skystage.scheduler.task;

import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.DueWork;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.clock.RealInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Works off due tasks in batches: claims some, runs them, and so on until nothing is due. */
@Component
@Order(0)
@EnableConfigurationProperties(WorkerProperties.class)
public class TaskWorker implements DueWork {
    private static final Duration PEEK = Duration.ofMillis(20);
    /** For what is due at one instant: longer than a dead worker's lease. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TaskQueue queue;
    private final TaskHandlers handlers;
    private final BatchRunner runner;
    private final TaskMetrics metrics;
    private final CloudClock clock;
    private final RealClock realClock;
    private final Ids ids;
    private final WorkerProperties properties;
    private final Map<String, RealInstant> held = new ConcurrentHashMap<>();
    private final Queue<String> abandoned = new ConcurrentLinkedQueue<>();

    TaskWorker(
            TaskQueue queue,
            TaskHandlers handlers,
            BatchRunner runner,
            TaskMetrics metrics,
            CloudClock clock,
            RealClock realClock,
            Ids ids,
            WorkerProperties properties) {
        this.queue = queue;
        this.handlers = handlers;
        this.runner = runner;
        this.metrics = metrics;
        this.clock = clock;
        this.realClock = realClock;
        this.ids = ids;
        this.properties = properties;
    }

    /** Runs everything that is due now, and what becomes due by it, on this thread; answers how many tasks it ran. */
    public int drain() {
        var total = 0;
        for (var ran = step(() -> false); ran > 0; ran = step(() -> false)) {
            total += ran;
        }
        return total;
    }

    /** Claims and runs one batch; answers its size. */
    public int step(BooleanSupplier stop) {
        for (var owner = abandoned.poll(); owner != null; owner = abandoned.poll()) {
            giveBack(owner);
        }
        var owner = ids.next("lease");
        var tasks = queue.claim(owner, handlers.types(), properties.batch(), properties.lease());
        if (tasks.isEmpty()) {
            return 0;
        }
        metrics.claimed(Duration.between(tasks.getFirst().runAt(), clock.now()));
        held.put(owner, realClock.now());
        try {
            runner.run(owner, tasks, stop);
        } catch (RuntimeException e) {
            abandoned.add(owner);
            throw e;
        } finally {
            held.remove(owner);
        }
        return tasks.size();
    }

    private void giveBack(String owner) {
        try {
            queue.giveBack(owner);
        } catch (RuntimeException e) {
            abandoned.add(owner);
            throw e;
        }
    }

    int batch() {
        return properties.batch();
    }

    /** Renews the leases of batches that take long; batches that are soon done cost nothing. */
    void renewLeases() {
        var old = realClock.now().minus(properties.lease().dividedBy(3));
        var owners = held.entrySet().stream()
                .filter(claim -> claim.getValue().isBefore(old))
                .map(Map.Entry::getKey)
                .toList();
        queue.renew(owners, properties.lease());
    }

    @Override
    public Optional<Instant> nextDue(Instant after, String origin) {
        return queue.nextDue(handlers.types(), after, origin);
    }

    @Override
    public boolean runDue(Instant now, String origin) {
        var ran = false;
        var patience = realClock.now().plus(PATIENCE);
        while (queue.unfinished(handlers.types(), now, origin)) {
            ran = true;
            if (step(() -> false) == 0) {
                // Another thread or replica holds tasks: time must not move before they are done or their leases are
                // over.
                LockSupport.parkNanos(PEEK.toNanos());
                queue.reap();
            }
            if (realClock.now().isAfter(patience)) {
                throw new IllegalStateException("tasks due at " + now + " are not done after " + PATIENCE);
            }
        }
        return ran;
    }
}
