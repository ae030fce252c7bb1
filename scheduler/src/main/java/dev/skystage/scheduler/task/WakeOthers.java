package dev.skystage.scheduler.task;

import dev.skystage.scheduler.replica.Notice;
import dev.skystage.scheduler.replica.Phases;
import dev.skystage.scheduler.replica.Replica;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Wakes the workers of other replicas when this one only answers the API. It notifies after the commit, at most once in
 * ten milliseconds: a NOTIFY inside the transactions would make all commits of the server wait for one lock.
 */
@Component
class WakeOthers implements SmartLifecycle {
    static final String CHANNEL = "skystage_task";
    private static final Logger log = LoggerFactory.getLogger(WakeOthers.class);
    private static final long TOGETHER_MILLIS = 10;
    private final JdbcClient jdbc;
    private final WorkSignal signal;
    private final boolean needed;
    private final Runnable listener = this::wake;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(WakeOthers::thread);
    private volatile boolean running;

    WakeOthers(JdbcClient jdbc, WorkSignal signal, Replica replica) {
        this.jdbc = jdbc;
        this.signal = signal;
        this.needed = replica.pump() && !replica.worker();
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("wake-others").unstarted(work);
    }

    @Override
    public void start() {
        running = true;
        if (needed) {
            if (sender.isShutdown()) {
                sender = Executors.newSingleThreadScheduledExecutor(WakeOthers::thread);
            }
            signal.listen(listener);
        }
    }

    @Override
    public void stop() {
        signal.forget(listener);
        sender.shutdown();
        running = false;
    }

    @Override
    public int getPhase() {
        return Phases.BEHIND_THE_PORTS;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void wake() {
        if (waiting.compareAndSet(false, true)) {
            var unused = sender.schedule(this::send, TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void send() {
        waiting.set(false);
        try {
            Notice.send(jdbc, CHANNEL);
        } catch (RuntimeException e) {
            log.warn("workers were not woken, they will find the work at their next tick: {}", e.toString());
        }
    }
}
