package dev.skystage.scheduler.task;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;

import dev.skystage.persistence.database.DatabaseAway;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Origin;
import dev.skystage.scheduler.simulation.Simulation;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Fate;
import dev.skystage.scheduler.trouble.Subject;
import dev.skystage.scheduler.trouble.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs claimed tasks: all of one type together, in one transaction that also finishes them. When that fails, each runs
 * alone, so that only the task fails that cannot be done.
 */
@Component
class BatchRunner {
    private static final Logger log = LoggerFactory.getLogger(BatchRunner.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final int ERROR_LENGTH = 2000;
    private final TaskQueue queue;
    private final TaskHandlers handlers;
    private final Simulation simulation;
    private final Trouble trouble;
    private final CloudClock clock;
    private final TaskMetrics metrics;
    private final TransactionTemplate transaction;

    BatchRunner(
            TaskQueue queue,
            TaskHandlers handlers,
            Simulation simulation,
            Trouble trouble,
            CloudClock clock,
            TaskMetrics metrics,
            PlatformTransactionManager transactions) {
        this.queue = queue;
        this.handlers = handlers;
        this.simulation = simulation;
        this.trouble = trouble;
        this.clock = clock;
        this.metrics = metrics;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Runs the claim's tasks; when it is told to stop it gives back those that it has not begun. */
    void run(String owner, List<Task> tasks, BooleanSupplier stop) {
        var byType =
                tasks.stream().collect(groupingBy(Task::type, LinkedHashMap::new, partitioningBy(this::worthTrying)));
        for (var group : byType.entrySet()) {
            if (stop.getAsBoolean()) {
                break;
            }
            var type = group.getKey();
            var hopeless = group.getValue().getOrDefault(false, List.of());
            settle(owner, hopeless, new IllegalStateException("the workers that tried it did not survive"));
            var tried = group.getValue().getOrDefault(true, List.of());
            runTogether(owner, type, applyTrouble(owner, type, tried), stop);
        }
        if (stop.getAsBoolean()) {
            queue.giveBack(owner);
        }
    }

    /** Applies simulated failures and ordered trouble to the tasks; returns those that can still run. */
    private List<Task> applyTrouble(String owner, String type, List<Task> tasks) {
        var fates = trouble.ofTasks(
                tasks,
                task -> Subject.ofTask(type, task.accountId(), task.regionId(), task.resourceId(), task.slowedBy()));
        var failing = new ArrayList<Task>();
        var left = new ArrayList<Task>();
        for (var task : tasks) {
            var fate = fates.getOrDefault(task, Fate.GOOD);
            var slowness = fate.rule(Effect.TaskSlowness.class);
            if (slowness.isPresent()) {
                var delay = delay(task, fate.effect(Effect.TaskSlowness.class).orElseThrow());
                queue.putOff(
                        owner,
                        task.id(),
                        clock.now().plus(delay),
                        slowness.get().id());
            } else if (fate.effect(Effect.TaskFailure.class).isPresent()
                    || simulation.fails(type, task.id(), task.attempt())) {
                failing.add(task);
            } else {
                left.add(task);
            }
        }
        settle(owner, failing, new SimulatedFailure());
        return left;
    }

    /** How much longer a task takes: a fixed time, or a factor of its usual time. */
    private Duration delay(Task task, Effect.TaskSlowness slowness) {
        var fixed = slowness.delay();
        var factor = Objects.requireNonNullElse(slowness.factor(), 1.0);
        return fixed != null
                ? fixed
                : Duration.ofMillis(Math.round(usual(task, task.type()).toMillis() * (factor - 1)));
    }

    private Duration usual(Task task, String type) {
        return simulation.delay(type, task.resourceId(), clock.now());
    }

    private boolean worthTrying(Task task) {
        return task.attempt() <= simulation.maxAttempts(task.type());
    }

    private void runTogether(String owner, String type, List<Task> tasks, BooleanSupplier stop) {
        if (tasks.isEmpty()) {
            return;
        }
        var problem = attempt(owner, type, tasks);
        if (problem.isEmpty()) {
            return;
        }
        if (tasks.size() == 1) {
            settle(owner, tasks, problem.get());
            return;
        }
        log.info("{} tasks of {} failed together, running each alone: {}", tasks.size(), type, text(problem.get()));
        for (var task : tasks) {
            if (stop.getAsBoolean()) {
                return;
            }
            attempt(owner, type, List.of(task)).ifPresent(cause -> settle(owner, List.of(task), cause));
        }
    }

    /** Runs tasks in one transaction; returns what made it fail, if anything did. */
    private Optional<Throwable> attempt(String owner, String type, List<Task> tasks) {
        for (var again = true; ; again = false) {
            var sample = metrics.start();
            try {
                var outcomes = transaction.execute(status -> {
                    var batch = Origin.during(
                            resource -> originOf(resource, tasks),
                            () -> handlers.of(type).run(tasks, clock.now()));
                    return record(owner, batch, null);
                });
                metrics.batch(sample, type, true);
                outcomes.forEach((outcome, count) -> metrics.count(type, outcome, count));
                return Optional.empty();
            } catch (RuntimeException | Error e) {
                if (DatabaseAway.caused(e)) {
                    throw e; // the tasks themselves have not failed
                }
                metrics.batch(sample, type, false);
                if (!again || !(e instanceof ConcurrencyFailureException)) {
                    return Optional.of(e);
                }
            }
        }
    }

    /**
     * The origin of what a handler submits for a resource: that of the resource's own task, else the oldest one of the
     * batch.
     */
    private static String originOf(String resourceId, List<Task> tasks) {
        var own = tasks.stream()
                .filter(task -> task.resourceId().equals(resourceId))
                .findFirst();
        return own.map(Task::origin)
                .orElseGet(() ->
                        tasks.stream().map(Task::origin).sorted().findFirst().orElse(Origin.CALENDAR));
    }

    /**
     * Writes the outcomes of the tasks, with the error for those that are given up; returns how many there are of each
     * outcome.
     */
    private Map<String, Integer> record(String owner, TaskBatch<?> batch, @Nullable String error) {
        var finished = new ArrayList<String>();
        var requeued = new ArrayList<TaskQueue.Requeued>();
        var failed = new LinkedHashMap<String, String>();
        var counts = new LinkedHashMap<String, Integer>();
        var now = clock.now();
        for (var task : batch.tasks()) {
            var name = switch (batch.outcomes().get(task.id())) {
                case null -> {
                    finished.add(task.id());
                    yield "finished";
                }
                case TaskBatch.Outcome.Then then -> {
                    var type = then.nextType();
                    requeued.add(new TaskQueue.Requeued(task.id(), type, 0, now.plus(usual(task, type)), null));
                    yield "then";
                }
                case TaskBatch.Outcome.Again again -> {
                    var at = now.plus(pause(again.delay()));
                    requeued.add(new TaskQueue.Requeued(task.id(), task.type(), task.attempt() - 1, at, null));
                    yield "again";
                }
                case TaskBatch.Outcome.Anew anew -> {
                    var at = now.plus(pause(anew.delay()));
                    requeued.add(new TaskQueue.Requeued(task.id(), task.type(), 0, at, error));
                    yield "anew";
                }
                case TaskBatch.Outcome.Failed failure -> {
                    failed.put(task.id(), failure.error());
                    yield "failed";
                }
            };
            counts.merge(name, 1, Integer::sum);
        }
        var written = queue.finish(owner, finished) + queue.requeue(owner, requeued) + queue.fail(owner, failed);
        if (written != batch.tasks().size()) {
            throw new LeaseLost(owner);
        }
        return counts;
    }

    /** At least a moment, because otherwise a drain would never end. */
    private static Duration pause(Duration delay) {
        return delay.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : delay;
    }

    /** Decides what follows a failed attempt: the tasks pause and run again, or their attempts are used up. */
    private void settle(String owner, List<Task> tasks, Throwable cause) {
        if (tasks.isEmpty()) {
            return;
        }
        if (cause instanceof LeaseLost) {
            metrics.count(tasks.getFirst().type(), "fenced", tasks.size());
            return;
        }
        var later = new ArrayList<TaskQueue.Requeued>();
        for (var task : tasks) {
            var last = simulation.maxAttempts(task.type());
            if (task.attempt() >= last) {
                log.warn("{} of {} failed for good", task.type(), task.resourceId(), cause);
                exhaust(owner, task, text(cause));
            } else {
                log.info(
                        "{} of {} failed, attempt {} of {}: {}",
                        task.type(),
                        task.resourceId(),
                        task.attempt(),
                        last,
                        text(cause));
                later.add(new TaskQueue.Requeued(
                        task.id(),
                        task.type(),
                        task.attempt(),
                        clock.now().plus(simulation.rest(task.id(), task.attempt())),
                        text(cause)));
            }
        }
        queue.requeue(owner, later);
        metrics.count(tasks.getFirst().type(), "retried", later.size());
    }

    /**
     * Gives a task up. If that fails it is repeated: the next worker sees that the attempts are used up and gives up at
     * once.
     */
    private void exhaust(String owner, Task task, String error) {
        metrics.count(task.type(), "exhausted", 1);
        try {
            transaction.executeWithoutResult(status -> {
                var batch = Origin.during(
                        resource -> task.origin(),
                        () -> handlers.of(task.type()).exhausted(task, clock.now()));
                batch.outcomes().putIfAbsent(task.id(), new TaskBatch.Outcome.Failed(error));
                record(owner, batch, error);
            });
        } catch (LeaseLost e) {
            log.info("{} of {} is held by another worker", task.type(), task.resourceId());
        } catch (RuntimeException | Error e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            // a task that just ended here would leave its resource in a transitional status for ever
            log.error("{} of {} could not be given up, to be given up later", task.type(), task.resourceId(), e);
            queue.requeue(
                    owner,
                    List.of(new TaskQueue.Requeued(
                            task.id(),
                            task.type(),
                            task.attempt(),
                            clock.now().plus(simulation.rest(task.id(), task.attempt())),
                            error + "; then " + text(e))));
        }
    }

    private static String text(Throwable cause) {
        var text = String.valueOf(cause).replace("\0", "");
        return text.length() <= ERROR_LENGTH ? text : text.substring(0, ERROR_LENGTH);
    }

    /** A failure that the simulation was told to make. */
    private static final class SimulatedFailure extends RuntimeException {
        SimulatedFailure() {
            super("simulated", null, false, false);
        }
    }
}
