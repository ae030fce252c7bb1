package dev.skystage.scheduler.task;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import dev.skystage.persistence.cloud.Gate;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.replica.Phases;
import dev.skystage.scheduler.replica.Replica;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Drives the {@link TaskWorker} on a worker replica: a local Quartz scheduler ("skystage-pump", in memory) whose jobs
 * drain the queue at every tick and at once when the signal is raised. A full batch wakes the next job, so an idle
 * replica looks with one thread, and a busy one works with all. While the clock stands still nothing is drained:
 * whoever moves the clock does the work, in order.
 */
@Component
class TaskPump implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(TaskPump.class);
    private final TaskWorker worker;
    private final WorkSignal signal;
    private final Gate gate;
    private final WorkerProperties properties;
    private final CloudClock clock;
    private final boolean needed;
    private final Runnable listener = this::wake;
    private final Map<JobKey, Runnable> work = new HashMap<>();
    private final List<Drain> drains;
    private volatile boolean stopping;
    private volatile boolean away;
    private @Nullable SchedulerFactoryBean factory;

    /** One thread of the pump. */
    private record Drain(JobKey key, AtomicBoolean busy, AtomicBoolean woken) {}

    /** The Quartz job of a key; it never runs twice at the same time. */
    @DisallowConcurrentExecution
    private record Beat(Runnable action) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            action.run();
        }
    }

    TaskPump(
            TaskWorker worker,
            WorkSignal signal,
            Gate gate,
            CloudClock clock,
            Replica replica,
            WorkerProperties properties) {
        this.worker = worker;
        this.signal = signal;
        this.gate = gate;
        this.clock = clock;
        this.properties = properties;
        this.needed = replica.worksByItself();
        this.drains = IntStream.range(0, properties.threads())
                .mapToObj(i -> new Drain(new JobKey("drain-" + i), new AtomicBoolean(), new AtomicBoolean()))
                .toList();
    }

    @Override
    public void start() {
        if (!needed) {
            return;
        }
        stopping = false;
        try {
            var quartz = scheduler();
            for (var drain : drains) {
                work.put(drain.key(), () -> run(drain));
                // The threads take turns, so that all their ticks together are as frequent as configured.
                schedule(quartz, drain.key(), properties.tick().multipliedBy(drains.size()));
            }
            var leases = new JobKey("renew-leases");
            work.put(leases, worker::renewLeases);
            schedule(quartz, leases, properties.lease().dividedBy(3));
            quartz.start();
        } catch (Exception e) {
            throw new IllegalStateException("the pump does not start", e);
        }
        signal.listen(listener);
    }

    /** Claims nothing more, finishes the running transactions and gives the rest back. */
    @Override
    public void stop() {
        stopping = true;
        signal.forget(listener);
        var started = factory;
        factory = null;
        if (started != null) {
            try {
                started.destroy();
            } catch (SchedulerException e) {
                log.warn("the pump did not stop in order", e);
            }
        }
    }

    @Override
    public int getPhase() {
        return Phases.BEHIND_THE_PORTS;
    }

    @Override
    public boolean isRunning() {
        return factory != null;
    }

    private Scheduler scheduler() throws Exception {
        var quartz = new Properties();
        quartz.setProperty("org.quartz.threadPool.threadCount", String.valueOf(drains.size() + 1));
        // a tick that is late because the last one is still working is dropped
        quartz.setProperty("org.quartz.jobStore.misfireThreshold", "100");
        var created = new SchedulerFactoryBean();
        created.setSchedulerName("skystage-pump");
        created.setQuartzProperties(quartz);
        created.setJobFactory(this::job);
        created.setWaitForJobsToCompleteOnShutdown(true);
        created.afterPropertiesSet();
        factory = created;
        return created.getScheduler();
    }

    private Job job(TriggerFiredBundle fired, Scheduler quartz) {
        var key = fired.getJobDetail().getKey();
        return new Beat(work.getOrDefault(key, () -> log.warn("nothing to do for {}", key)));
    }

    private static void schedule(Scheduler quartz, JobKey key, Duration every) throws SchedulerException {
        quartz.scheduleJob(
                newJob(Beat.class).withIdentity(key).storeDurably().build(),
                newTrigger()
                        .withSchedule(simpleSchedule()
                                .withIntervalInMilliseconds(every.toMillis())
                                .repeatForever()
                                .withMisfireHandlingInstructionNextWithRemainingCount())
                        .build());
    }

    private void run(Drain drain) {
        drain.busy().set(true);
        drain.woken().set(false);
        try {
            while (!stopping && clock.runs()) {
                var ran = gate.pass(() -> worker.step(() -> stopping));
                if (ran == 0) {
                    break;
                }
                if (ran == worker.batch()) {
                    wake();
                }
            }
            away = false;
        } catch (RuntimeException e) {
            if (!away) {
                away = true;
                log.warn("tasks cannot be worked off, trying again at every tick", e);
            }
        } finally {
            drain.busy().set(false);
        }
    }

    /** Wakes one idle thread; if all are working, one of them looks again when it has finished. */
    private void wake() {
        var drain = drains.stream().filter(one -> !one.busy().get()).findFirst().orElse(drains.getFirst());
        var started = factory;
        if (started != null && !stopping && drain.woken().compareAndSet(false, true)) {
            try {
                started.getScheduler().triggerJob(drain.key());
            } catch (SchedulerException e) {
                drain.woken().set(false);
                log.debug("the next tick will do", e);
            }
        }
    }
}
