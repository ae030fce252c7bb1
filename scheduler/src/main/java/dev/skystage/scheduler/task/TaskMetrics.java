package dev.skystage.scheduler.task;

import dev.skystage.persistence.database.Pool;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Metrics of the engine: tasks by type and outcome, how long batches take, how many tasks wait and for how long. The
 * database is asked with the timeout of a call, so that a frozen one does not hold up the other metrics.
 */
@Component
class TaskMetrics {
    private static final int COUNTED = 10_000;
    private final MeterRegistry registry;

    TaskMetrics(MeterRegistry registry, TaskQueue queue) {
        this.registry = registry;
        Gauge.builder("skystage.task.due", () -> Pool.READS.during(() -> queue.due(COUNTED)))
                .description("Tasks due and unclaimed, counted up to " + COUNTED)
                .register(registry);
        Gauge.builder("skystage.task.lag", () -> Pool.READS.during(queue::lag).toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long the oldest due task has waited, in cloud time")
                .register(registry);
    }

    void count(String type, String outcome, int tasks) {
        if (tasks > 0) {
            registry.counter("skystage.tasks", "type", type, "outcome", outcome).increment(tasks);
        }
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void batch(Timer.Sample sample, String type, boolean committed) {
        sample.stop(registry.timer("skystage.task.batch", "type", type, "committed", String.valueOf(committed)));
    }

    void claimed(Duration lag) {
        registry.timer("skystage.task.claim.lag").record(lag);
    }
}
