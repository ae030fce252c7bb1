package dev.skystage.scheduler.task;

import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Returns the tasks of dead workers to the queue. Leases use real time, so the clock never stops for it. */
@Component
record LeaseReaper(TaskQueue queue, WorkSignal signal) implements Reconciler {
    private static final Logger log = LoggerFactory.getLogger(LeaseReaper.class);

    @Override
    public String name() {
        return "lease-reaper";
    }

    @Override
    public void reconcile(Instant now) {
        var returned = queue.reap();
        if (returned > 0) {
            log.warn("{} tasks were left by workers that died", returned);
            signal.raiseAfterCommit();
        }
    }

    @Override
    public String nextDue() {
        return UNKNOWN;
    }
}
