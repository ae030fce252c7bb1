package dev.skystage.controlplane.resources.disk;

import static dev.skystage.persistence.disk.DiskStatus.ATTACHING;
import static dev.skystage.persistence.disk.DiskStatus.AVAILABLE;
import static dev.skystage.persistence.disk.DiskStatus.IN_USE;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What can be done to a disk, and what forbids it: its status, or an overdue payment (appendix.json, section 22.2). */
public enum DiskOperation {
    ATTACH(true, AVAILABLE),
    /** To one more instance, if it is shared. */
    SHARE(true, AVAILABLE, ATTACHING, IN_USE),
    DETACH(false, IN_USE),
    DELETE(false, AVAILABLE),
    RE_INIT(false, IN_USE),
    RESET(true, IN_USE),
    REPLACE(false, IN_USE),
    RESIZE(true, AVAILABLE, IN_USE),
    MODIFY(false, AVAILABLE, IN_USE),
    CHANGE_SPEC(true, AVAILABLE, IN_USE),
    /**
     * The reference wants the disk in use, yet it has a code for one that was never attached. So a disk that was
     * attached once will do.
     */
    SNAPSHOT(false, AVAILABLE, IN_USE);

    private static final List<String> WRONG_STATUS = List.of("IncorrectDiskStatus", "DiskError");

    private static final List<String> INITIALIZING = Stream.concat(
                    Stream.of("IncorrectDiskStatus.Initializing"), WRONG_STATUS.stream())
            .toList();

    private final boolean paid;
    private final Set<DiskStatus> statuses;

    DiskOperation(boolean paid, DiskStatus... statuses) {
        this.paid = paid;
        this.statuses = Set.of(statuses);
    }

    /** Refuses unless it can be done to the disk at this time, with the code that the action documents. */
    public void check(Disk disk, Instant now) {
        if (!statuses.contains(disk.status())) {
            throw ApiException.firstOf(disk.status() == DiskStatus.CREATING ? INITIALIZING : WRONG_STATUS);
        }
        ApiException.check(
                !paid || !isOverdue(disk, now), new ApiException("DiskInArrears").or("InstanceExpiredOrInArrears"));
    }

    private static boolean isOverdue(Disk disk, Instant now) {
        return disk.locks.contains("financial") || (disk.expiredAt != null && !disk.expiredAt.isAfter(now));
    }
}
