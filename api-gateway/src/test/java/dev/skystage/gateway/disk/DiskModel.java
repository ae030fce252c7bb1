package dev.skystage.gateway.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One instance with data disks and their snapshots, as the contract describes them: the answer to each call, and what
 * is shown afterwards. It knows nothing of the cloud's code.
 */
final class DiskModel {
    static final int MOST_DISKS = 3;
    static final int MOST_SNAPSHOTS = 6;

    /** An accepted call has no code. */
    static final String OK = "";

    /** A disk by its statuses on the wire; a released one is kept as gone. */
    static final class Disk {
        String status = "Creating";
        boolean wasDetached;
        int size = 20;

        boolean isGone() {
            return status.isEmpty();
        }
    }

    /** A snapshot; a deleted one is kept as gone. */
    static final class Snapshot {
        final Disk disk;
        String status = "progressing";

        Snapshot(Disk disk) {
            this.disk = disk;
        }
    }

    final List<Disk> disks = new ArrayList<>();
    final List<Snapshot> snapshots = new ArrayList<>();
    String instance = "Running";

    String create() {
        disks.add(new Disk());
        return OK;
    }

    String attach(Disk disk) {
        if (!isSettled()) {
            return "IncorrectInstanceStatus";
        } else if (disk.isGone()) {
            return "InvalidDiskId.NotFound";
        } else if (disk.status.equals("Detaching")) {
            return OK; // succeeds without effect
        } else if (!disk.status.equals("Available")) {
            return wrong(disk);
        }
        disk.status = "Attaching";
        return OK;
    }

    String detach(Disk disk) {
        if (!isSettled()) {
            return "IncorrectInstanceStatus";
        } else if (disk.isGone()) {
            return "InvalidDiskId.NotFound";
        } else if (disk.status.equals("Detaching")) {
            return "InvalidOperation.Conflict";
        } else if (!disk.status.equals("In_use")) {
            return wrong(disk);
        }
        disk.status = "Detaching";
        return OK;
    }

    String delete(Disk disk) {
        if (disk.isGone()) {
            return OK; // ignored
        } else if (!disk.status.equals("Available")) {
            return wrong(disk);
        } else if (isSnapshotted(disk)) {
            return "DiskCreatingSnapshot";
        }
        disk.status = "";
        return OK;
    }

    String snapshot(Disk disk) {
        if (disk.isGone()) {
            return "InvalidDiskId.NotFound";
        } else if (disk.status.equals("Available") && !disk.wasDetached) {
            return "IncorrectDiskStatus.NeverAttached";
        } else if (!disk.status.equals("Available") && !disk.status.equals("In_use")) {
            return "IncorrectDiskStatus";
        } else if (disk.status.equals("In_use") && !isSettled()) {
            return "IncorrectInstanceStatus";
        } else if (isSnapshotted(disk)) {
            return "IncorrectDiskStatus.CreatingSnapshot";
        }
        snapshots.add(new Snapshot(disk));
        return OK;
    }

    String delete(Snapshot snapshot) {
        if (snapshot.status.isEmpty()) {
            return "InvalidSnapshotId.NotFound";
        }
        snapshot.status = "";
        return OK;
    }

    String reset(Disk disk, Snapshot snapshot) {
        if (disk.isGone()) {
            return "InvalidDiskId.NotFound";
        } else if (snapshot.status.isEmpty()) {
            return "InvalidSnapshotId.NotFound";
        } else if (!disk.status.equals("In_use")) {
            return "IncorrectDiskStatus";
        } else if (!instance.equals("Stopped")) {
            return "IncorrectInstanceStatus";
        } else if (snapshot.disk != disk) {
            return "InvalidParameter.Mismatch";
        } else if (snapshot.status.equals("progressing")) {
            return "InvalidSnapshotId.NotReady";
        }
        disk.status = "ReIniting";
        return OK;
    }

    String reInit(Disk disk) {
        if (disk.isGone()) {
            return "InvalidDiskId.NotFound";
        } else if (!disk.status.equals("In_use")) {
            return "IncorrectDiskStatus";
        } else if (!instance.equals("Stopped")) {
            return "IncorrectInstanceStatus";
        } else if (isSnapshotted(disk)) {
            return "DiskCreatingSnapshot";
        }
        disk.status = "ReIniting";
        return OK;
    }

    String resize(Disk disk) {
        if (disk.isGone()) {
            return "InvalidDiskId.NotFound";
        } else if (!disk.status.equals("Available") && !disk.status.equals("In_use")) {
            return "DiskError";
        } else if (disk.status.equals("In_use") && !isSettled()) {
            return "IncorrectInstanceStatus";
        } else if (isSnapshotted(disk)) {
            return "DiskCreatingSnapshot";
        }
        disk.size++;
        return OK;
    }

    String stop() {
        if (!instance.equals("Running")) {
            return "IncorrectInstanceStatus";
        }
        instance = "Stopping";
        return OK;
    }

    String start() {
        if (!instance.equals("Stopped")) {
            return "IncorrectInstanceStatus";
        } else if (disks.stream().anyMatch(disk -> disk.status.equals("ReIniting"))) {
            return "DiskError";
        }
        instance = "Starting";
        return OK;
    }

    /** All work that has begun is finished. */
    void work() {
        for (var disk : disks) {
            disk.wasDetached |= disk.status.equals("Detaching");
            disk.status = switch (disk.status) {
                case "Creating", "Detaching" -> "Available";
                case "Attaching", "ReIniting" -> "In_use";
                default -> disk.status;
            };
        }
        for (var snapshot : snapshots) {
            snapshot.status = snapshot.status.equals("progressing") ? "accomplished" : snapshot.status;
        }
        instance = switch (instance) {
            case "Starting" -> "Running";
            case "Stopping" -> "Stopped";
            default -> instance;
        };
    }

    @Nullable
    Disk disk(int which) {
        return disks.isEmpty() ? null : disks.get(which % disks.size());
    }

    @Nullable
    Snapshot snapshot(int which) {
        return snapshots.isEmpty() ? null : snapshots.get(which % snapshots.size());
    }

    private boolean isSettled() {
        return instance.equals("Running") || instance.equals("Stopped");
    }

    private boolean isSnapshotted(Disk disk) {
        return snapshots.stream()
                .anyMatch(snapshot -> Objects.equals(snapshot.disk, disk) && snapshot.status.equals("progressing"));
    }

    private static String wrong(Disk disk) {
        return disk.status.equals("Creating") ? "IncorrectDiskStatus.Initializing" : "IncorrectDiskStatus";
    }
}
