package dev.skystage.scheduler.task;

import dev.skystage.scheduler.calendar.Calendar;
import dev.skystage.scheduler.clock.ClockAdvance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Origin;
import dev.skystage.scheduler.replica.Phases;
import dev.skystage.scheduler.replica.Replica;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps a worker replica in step with a clock that runs faster than the machine's. At a higher rate the ticks of pump
 * and calendar are too far apart, so it finds out what is due next and acts at that instant. It also goes on with an
 * advance whose replica has died.
 */
@Component
class Pace implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Pace.class);
    private static final Duration SHORTEST = Duration.ofMillis(5);
    private final CloudClock clock;
    private final ClockAdvance advance;
    private final Calendar calendar;
    private final TaskWorker worker;
    private final WorkSignal signal;
    private final Duration tick;
    private final boolean needed;
    private volatile boolean away;
    private volatile @Nullable ScheduledExecutorService thread;

    Pace(
            CloudClock clock,
            ClockAdvance advance,
            Calendar calendar,
            TaskWorker worker,
            WorkSignal signal,
            WorkerProperties properties,
            Replica replica) {
        this.clock = clock;
        this.advance = advance;
        this.calendar = calendar;
        this.worker = worker;
        this.signal = signal;
        this.tick = properties.tick();
        this.needed = replica.worksByItself();
    }

    @Override
    public void start() {
        if (needed) {
            var started = Executors.newSingleThreadScheduledExecutor(
                    work -> Thread.ofPlatform().daemon().name("pace").unstarted(work));
            thread = started;
            step(started, Duration.ZERO);
        }
    }

    @Override
    public void stop() {
        var started = thread;
        thread = null;
        if (started != null) {
            started.shutdown();
        }
    }

    @Override
    public int getPhase() {
        return Phases.BEHIND_THE_PORTS;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void step(ScheduledExecutorService here, Duration in) {
        var unused = here.schedule(
                () -> {
                    var next = look();
                    if (thread == here) {
                        step(here, next);
                    }
                },
                in.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Does what is due; returns when to look again. */
    private Duration look() {
        try {
            advance.resume();
            var next = clock.rate() > 1 ? keepUp() : tick;
            away = false;
            return next;
        } catch (RuntimeException e) {
            if (!away) {
                away = true;
                log.warn("the clock is not followed, trying again", e);
            }
            return tick;
        }
    }

    private Duration keepUp() {
        var now = clock.now();
        signal.raise(); // tasks are run by the pump's threads
        calendar.runDue(now, Origin.ANY);
        return Stream.of(worker.nextDue(now, Origin.ANY), calendar.nextDue(now, Origin.ANY))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(this::until)
                .orElse(tick);
    }

    private Duration until(Instant due) {
        var wait = clock.realUntil(due);
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(tick) > 0 ? tick : wait;
    }
}
