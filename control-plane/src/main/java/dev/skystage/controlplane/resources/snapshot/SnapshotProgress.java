package dev.skystage.controlplane.resources.snapshot;

import dev.skystage.controlplane.resources.task.Operation;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.snapshot.Snapshot;
import dev.skystage.persistence.snapshot.SnapshotStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The progress of snapshots; for those that are being made it follows from the time. */
@Component
public record SnapshotProgress(Operations operations, Simulation simulation, CloudClock clock) {
    /** A snapshot as a list shows it. */
    public interface Subject {
        String snapshotId();

        String status();
    }

    /** The progress in percent, as text, and the seconds that are left. */
    public record Shown(String progress, int remainTime) {
        static final Shown NOTHING = new Shown("0%", 0);
        static final Shown ALL = new Shown("100%", 0);

        static Shown of(Operation operation, Instant now) {
            var left = Duration.between(now, operation.plannedEnd()).toSeconds();
            return new Shown(operation.progress(now) + "%", Math.toIntExact(Math.max(0, left)));
        }
    }

    /** The progress of each snapshot of a page. No statement is needed if none is being made. */
    public <V extends Subject> Function<V, Shown> of(List<V> page) {
        var making = page.stream()
                .filter(snapshot -> snapshot.status().equals(SnapshotStatus.PROGRESSING.wire()))
                .map(Subject::snapshotId)
                .toList();
        var open = making.isEmpty() ? Map.<String, Operation>of() : operations.open(FinishSnapshot.MAKING, making);
        var now = clock.now();
        return snapshot -> {
            var operation = open.get(snapshot.snapshotId());
            if (operation != null) {
                return Shown.of(operation, now);
            }
            return snapshot.status().equals(SnapshotStatus.FAILED.wire()) ? Shown.NOTHING : Shown.ALL;
        };
    }

    /** How long it takes until the last of these snapshots is complete. */
    public Duration untilMade(List<Snapshot> made) {
        var ids = made.stream().map(snapshot -> snapshot.id).toList();
        var now = clock.now();
        return operations.open(FinishSnapshot.MAKING, ids).values().stream()
                .map(operation -> Duration.between(now, operation.plannedEnd()))
                .max(Comparator.naturalOrder())
                .map(simulation::unscaled)
                .orElse(Duration.ZERO);
    }
}
