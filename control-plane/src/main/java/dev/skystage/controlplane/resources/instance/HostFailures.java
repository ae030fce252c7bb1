package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.partitioningBy;

import dev.skystage.controlplane.resources.event.EventType;
import dev.skystage.controlplane.resources.event.SystemEvents;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.scheduler.calendar.Reconciler;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Takes running instances off hosts that have failed. As their owners chose, they are restarted on other hosts ({@link
 * RecoverInstance}) or shut down. All instances of a host are one batch. Those that are still starting are taken when
 * they are Running.
 */
@Component
record HostFailures(
        InstanceRows instances,
        InstanceLifecycle lifecycle,
        InstanceStops stops,
        SystemEvents events,
        Tasks tasks,
        CloudClock clock)
        implements Reconciler {
    static final String NAME = "host-failures";
    private static final String REASON = "The host of the instance has failed.";
    private static final int BATCH = 1000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void reconcile(Instant now) {
        Reconciler.each(() -> instances.lockOnFailedHosts(BATCH), stranded -> {
            var stops = stranded.stream()
                    .collect(partitioningBy(one -> Maintenance.STOP.equals(one.actionOnMaintenance())));
            stop(stops.getOrDefault(true, List.of()));
            restart(stops.getOrDefault(false, List.of()));
        });
    }

    private void restart(List<InstanceRows.Stranded> stranded) {
        if (!stranded.isEmpty()) {
            var rows = stranded.stream().map(InstanceRows.Stranded::row).toList();
            lifecycle.fire(rows, InstanceEvent.REBOOT, name());
            instances.write(rows, clock.now());
            events.begin(EventType.FAILURE_REBOOT, REASON, rows);
            tasks.submit(RecoverInstance.class, rows);
        }
    }

    private void stop(List<InstanceRows.Stranded> stranded) {
        if (!stranded.isEmpty()) {
            var rows = stranded.stream().map(InstanceRows.Stranded::row).toList();
            stops.stop(rows, name());
            events.begin(EventType.FAILURE_STOP, REASON, rows);
        }
    }

    @Override
    public String nextDue() {
        return Reconciler.atOnceIf(InstanceRows.IS_ANY_ON_FAILED_HOST);
    }
}
