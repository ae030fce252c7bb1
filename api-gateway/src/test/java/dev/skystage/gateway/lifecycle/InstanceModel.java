package dev.skystage.gateway.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the API reference says about one instance, written a second time and independently: which calls are refused with
 * which code, and which status is shown. Calls return their code, empty when they are accepted.
 */
final class InstanceModel {
    static final String ACCEPTED = "";

    /** The statuses of the API, and two that it has no name for. */
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

    /**
     * Whether it has a place on a host; it gives it back when it has stopped without charge, and when it is released.
     */
    boolean place = true;

    String type;
    int bandwidth;

    /** Whether it has been started since it was created or its network was changed. */
    private boolean settled;

    @Nullable
    Instant releaseAt;

    private @Nullable Instant typeChangedAt;
    private @Nullable Instant bandwidthChangedAt;

    /** An instance that is not to be started is shut down from the beginning. */
    InstanceModel(String id, String name, String type, boolean starts, boolean keepsDataDisk) {
        this.id = id;
        this.type = type;
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

    /** A new name, possibly with a new password, for which the instance must exist and must not be starting. */
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

    /** Another type: only when it is shut down, and not within five minutes of the last change. */
    String changeType(String newType, Instant now) {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (status != Status.STOPPED) {
            return "InvalidInstanceStatus.NotStopped";
        }
        if (isRecent(typeChangedAt, now)) {
            return "Throttling";
        }
        if (newType.equals(type)) {
            return "DependencyViolation.InstanceType";
        }
        type = newType;
        typeChangedAt = now;
        return ACCEPTED;
    }

    /** Another bandwidth: only when it is running or shut down, and not within five minutes of the last change. */
    String changeBandwidth(int out, Instant now) {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (status != Status.RUNNING && status != Status.STOPPED) {
            return "InvalidStatus.ValueNotSupported";
        }
        if (isRecent(bandwidthChangedAt, now)) {
            return "Throttling";
        }
        bandwidth = out;
        bandwidthChangedAt = now;
        return ACCEPTED;
    }

    private static boolean isRecent(@Nullable Instant change, Instant now) {
        return change != null && now.isBefore(change.plusSeconds(300));
    }

    /** A move within the network: only when it is shut down and has run since it was created or last moved. */
    String move() {
        if (!found()) {
            return "InvalidInstanceId.NotFound";
        }
        if (status != Status.STOPPED) {
            return "IncorrectInstanceStatus";
        }
        if (!settled) {
            return "InvalidPrivateIp.Changing";
        }
        settled = false;
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
        settled |= status == Status.RUNNING;
        place &= exists() && !(status == Status.STOPPED && withoutCharge);
    }

    /** Time has reached this instant, and all work on the way has been done. */
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
