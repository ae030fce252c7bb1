package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands or ended, as answers show it; a time that has not come yet is "".
 *
 * @param status in the newer spelling: Running, Success, Failed, Timeout, Stopped
 */
public record Outcome(
        String status, String startTime, String finishTime, String stopTime, String errorCode, String errorInfo) {
    public static Outcome of(
            String status,
            @Nullable Instant startedAt,
            @Nullable Instant endsAt,
            @Nullable Instant stoppedAt,
            @Nullable String failure) {
        var stopped = status.equals("Stopped");
        var running = status.equals("Running");
        var failed = status.equals("Failed") ? orEmpty(failure) : "";
        return new Outcome(
                word(status, failed),
                orEmpty(Times.seconds(startedAt)),
                running ? "" : orEmpty(Times.seconds(stopped ? stoppedAt : endsAt)),
                stopped ? orEmpty(Times.seconds(stoppedAt)) : "",
                failed,
                failed.isEmpty() ? "" : "The command was ended when its time was up.");
    }

    /** A status in the newer spelling. */
    public static String word(String status, String failure) {
        if (status.equals("Finished")) {
            return "Success";
        }
        return failure.isEmpty() ? status : "Timeout";
    }

    public boolean hasEnded() {
        return !finishTime.isEmpty();
    }

    /** When something changed last. */
    public String updateTime(String created) {
        if (hasEnded()) {
            return finishTime;
        }
        return startTime.isEmpty() ? created : startTime;
    }
}
