package dev.skystage.gateway.actuator;

import dev.skystage.persistence.cloud.UnusableFileException;
import dev.skystage.persistence.database.LostRace;
import dev.skystage.scheduler.clock.AdvanceUnderWay;

/** Why the cloud was not exported or replaced, when that is no defect: the HTTP status and the message. */
record Obstacle(int status, String message) {
    /** The obstacle behind this exception; any other exception is thrown again. */
    static Obstacle of(RuntimeException failure) {
        if (failure instanceof UnusableFileException) {
            return new Obstacle(400, String.valueOf(failure.getMessage()));
        }
        if (failure instanceof AdvanceUnderWay) {
            return new Obstacle(
                    409, "the clock is being moved, or the cloud is being replaced: try again when that is done");
        }
        if (LostRace.isWait(failure)) {
            return new Obstacle(503, "there is work under way that does not end; nothing has been changed");
        }
        throw failure;
    }
}
