package dev.skystage.gateway.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the API reference says of one instance, written down once more and independently: which calls are refused with
 * which code, and the status that is shown. Calls answer their code, empty when they are accepted.
 */
final class InstanceModel {
    static final String ACCEPTED = "";

    /** The statuses the API shows, and two that it has no word for. */
    enum Status {
        PENDING("Pending"),
        STARTING("Starting"),
        RUNNING("Running"),
        STOPPING("Stopping"),
        STOPPED("Stopped"),
        RELEASING("Stopped"),
        GONE("");

        final String shown;

        Status(String shown) {
            this.shown = shown;
        }
    }

    final String id;
    final boolean keepsDataDisk;
    Status status;
    String name;
    boolean protectedFromDeletion;
    boolean withoutCharge;

    /** Whether it has a place on a host; it gives it back when it has stopped without charge, and when it is gone. */
    boolean place = true;

    @Nullable
    Instant releaseAt;

    /** One that is not to be started is shut down from the beginning. */
    InstanceModel(String id, String name, boolean starts, boolean keepsDataDisk) {
        this.id = id;
        this.name = name;
        this.status = starts ? Status.PENDING : Status.STOPPED;
        this.keepsDataDisk = keepsDataDisk;
    }

    boolean exists() {
        return status != Status.GONE;
    }

    /** Whether calls find it. */
    private boolean found() {
        return exists() && status != Status.RELEASING;
    }

    String start() {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (status == Status.PENDING) {
            return "InstanceNotReady";
        }
        if (status != Status.STOPPED) {
            return "IncorrectInstanceStatus";
        }
        status = Status.STARTING;
        withoutCharge = false;
        place = true;
        return ACCEPTED;
    }

    String stop(String mode) {
        if (!mode.equals("KeepCharging") && !mode.equals("StopCharging")) {
            return "InvalidParameter";
        }
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (status != Status.RUNNING) {
            return "IncorrectInstanceStatus";
        }
        status = Status.STOPPING;
        withoutCharge = mode.equals("StopCharging");
        return ACCEPTED;
    }

    String reboot() {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (status != Status.RUNNING) {
            return "IncorrectInstanceStatus";
        }
        status = Status.STARTING;
        return ACCEPTED;
    }

    String delete(boolean force) {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (protectedFromDeletion) {
            return "InvalidOperation.DeletionProtection";
        }
        if (status == Status.PENDING) {
            return "IncorrectInstanceStatus.Initializing";
        }
        var forceable = status == Status.RUNNING || status == Status.STOPPING;
        if (status != Status.STOPPED && !(force && forceable)) {
            return "IncorrectInstanceStatus";
        }
        release();
        return ACCEPTED;
    }

    String protect(boolean on) {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        protectedFromDeletion = on;
        return ACCEPTED;
    }

    /** A new name together with a new password, which wants an instance that is made and not just starting. */
    String rename(String newName, boolean withPassword) {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (withPassword && (status == Status.PENDING || status == Status.STARTING)) {
            return "IncorrectInstanceStatus";
        }
        name = newName;
        return ACCEPTED;
    }

    String releaseAt(@Nullable Instant time, boolean tooSoon) {
        if (!found()) {
            return "NoSuchResource";
        }
        if (tooSoon) {
            return "InvalidAutoReleaseTime.Malformed";
        }
        releaseAt = time;
        return ACCEPTED;
    }

    /** One piece of background work. */
    void work() {
        status = switch (status) {
            case PENDING -> Status.STARTING;
            case STARTING -> Status.RUNNING;
            case STOPPING -> Status.STOPPED;
            case RELEASING -> Status.GONE;
            case RUNNING, STOPPED, GONE -> status;
        };
        place &= exists() && !(status == Status.STOPPED && withoutCharge);
    }

    /** Time has come this far, and all work has been done on the way. */
    void timeIs(Instant now) {
        while (status == Status.PENDING
                || status == Status.STARTING
                || status == Status.STOPPING
                || status == Status.RELEASING) {
            work();
        }
        var at = releaseAt;
        if (exists() && at != null && !at.isAfter(now)) {
            status = Status.GONE;
            place = false;
        }
    }

    private void release() {
        status = Status.RELEASING;
        releaseAt = null;
    }
}
