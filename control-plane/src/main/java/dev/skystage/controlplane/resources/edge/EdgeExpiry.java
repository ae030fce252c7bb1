package dev.skystage.controlplane.resources.edge;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.edge.EdgeRows;
import dev.skystage.persistence.edge.EdgeRows.Ending;
import dev.skystage.persistence.edge.EdgeStatus;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Renews instances of edge regions when their period ends. Those that are not renewed go out of service, and are
 * removed a week later.
 */
@Component
record EdgeExpiry(EdgeRows rows, EdgeLifecycle lifecycle, EdgeSubscriptions subscriptions) implements Reconciler {
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return "edge-expiry";
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> rows.lockEnding(now, BATCH), due -> renewOrEnd(due, now));
        var then = now.minus(KEPT);
        Reconciler.each(() -> rows.lockExpired(then, BATCH), gone -> {
            lifecycle.fire(gone, EdgeEvent.RELEASE, name());
            rows.remove(gone.stream().map(StatusRow::id).toList());
        });
    }

    private void renewOrEnd(List<Ending> due, Instant now) {
        var renewed = subscriptions.renew(due);
        var ended = rows.lock(
                due.stream().map(Ending::id).filter(id -> !renewed.contains(id)).toList(), EdgeStatus.RUNNING);
        lifecycle.fire(ended, EdgeEvent.EXPIRE, name());
        rows.write(ended, now);
    }

    @Override
    public String nextDue() {
        return EdgeRows.nextDue(KEPT);
    }
}
