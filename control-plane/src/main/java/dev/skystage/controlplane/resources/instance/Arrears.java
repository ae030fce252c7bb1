package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.DryInstants;
import dev.skystage.controlplane.resources.billing.Meters;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.disk.DiskCharges;
import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.calendar.Reconciler;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What happens to accounts that run dry. Their pay-as-you-go instances and disks go out of service, cost nothing more
 * and show the lock {@code financial}; instances are shut down. After a payment, disks are in service again at once,
 * instances when they are reactivated; whatever is not is released after fifteen days. Owners see both announced by
 * events. Rows that another transaction has locked are left for the next time.
 */
@Component
public record Arrears(
        DryInstants dryInstants,
        InstanceRows instances,
        DiskRows disks,
        InstanceStops stops,
        InstanceReleases releases,
        SystemEvents events,
        Meters meters)
        implements Reconciler {
    public static final String NAME = "arrears";

    private static final String REASON = "The account is overdue.";
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reconcile(Instant now) {
        dryInstants.lapse(now);
        Reconciler.each(() -> instances.lockUnpaid(BATCH), rows -> suspend(rows, now));
        Reconciler.each(() -> instances.lockOverdueRunning(BATCH), this::stop);
        Reconciler.each(() -> disks.lockUnpaid(BATCH), ids -> {
            disks.writeOverdue(ids, now);
            meters.follow(DiskCharges.KIND, ids);
        });
        Reconciler.each(() -> disks.lockPaid(BATCH), ids -> {
            disks.writePaid(ids);
            meters.follow(DiskCharges.KIND, ids);
        });
        dryInstants.resume();
        Reconciler.each(() -> instances.lockOverdue(now.minus(Periods.KEPT), BATCH), this::release);
    }

    private void stop(List<StatusRow<InstanceStatus>> running) {
        events.carryOut(EventType.UNBALANCED_STOP, REASON, running);
        stops.stop(running, NAME);
    }

    private void release(List<StatusRow<InstanceStatus>> rows) {
        events.carryOut(EventType.UNBALANCED_DELETE, REASON, rows);
        releases.release(rows, NAME);
    }

    private void suspend(List<StatusRow<InstanceStatus>> rows, Instant now) {
        var running = rows.stream()
                .filter(row -> row.status() == InstanceStatus.RUNNING)
                .toList();
        if (!running.isEmpty()) {
            stop(running);
        }
        events.plan(EventType.UNBALANCED_DELETE, REASON, now.plus(Periods.KEPT), rows);
        var ids = rows.stream().map(StatusRow::id).toList();
        instances.writeOverdue(ids, now);
        meters.follow(InstanceCharges.KIND, ids);
    }

    @Override
    public String nextDue() {
        return "least(%s, to_timestamp((%s)), %s)"
                .formatted(
                        Reconciler.atOnceIf(String.join(
                                " or ",
                                InstanceRows.IS_ANY_OVERDUE_RUNNING,
                                InstanceRows.IS_ANY_UNPAID,
                                DiskRows.IS_ANY_UNPAID_OR_PAID)),
                        DryInstants.NEXT_DRY,
                        Reconciler.after(InstanceRows.FIRST_OVERDUE, Periods.KEPT));
    }
}
