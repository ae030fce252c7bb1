package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands or ended, as answers show it; a time that has not come yet is "".
 *
 * @param status in the newer spelling: Scheduled, Running, Success, Failed, Timeout, Error, Terminated, Cancelled
 */
public record Outcome(
        String status, String startTime, String finishTime, String stopTime, String errorCode, String errorInfo) {
    /** The ErrorCode of a run whose time was up. */
    public static final String TIMEOUT = "ExecutionTimeout";

    /** The ErrorCode of a run that failed by itself. */
    public static final String EXIT_CODE = "ExitCodeNonzero";

    static final String NOT_RUNNING = "InstanceNotRunning";
    static final String INTERRUPTED = "ExecutionInterrupted";
    static final String RELEASED = "InstanceReleased";

    /** A run, or the last run of an instance; what has not happened yet is null. */
    public interface Run {
        String status();

        @Nullable
        Instant startedAt();

        @Nullable
        Instant endsAt();

        @Nullable
        Instant stoppedAt();

        @Nullable
        String failure();

        /** Whether nothing runs now and something will. */
        boolean waiting();
    }

    public static Outcome of(Run run) {
        var running = run.status().equals("Running");
        var stopped = run.status().equals("Stopped");
        var failure = run.status().equals("Failed") ? orEmpty(run.failure()) : null;
        return new Outcome(
                word(run, failure),
                orEmpty(Times.seconds(run.startedAt())),
                running ? "" : orEmpty(Times.seconds(stopped ? run.stoppedAt() : run.endsAt())),
                stopped ? orEmpty(Times.seconds(run.stoppedAt())) : "",
                failure == null ? "" : failure.isEmpty() ? EXIT_CODE : failure,
                failure == null ? "" : info(failure));
    }

    private static String info(String failure) {
        return switch (failure) {
            case TIMEOUT -> "The command execution has been timeout.";
            case NOT_RUNNING -> "The specified instance was not running during task execution.";
            case INTERRUPTED -> "The command execution has been interrupted.";
            case RELEASED -> "The specified instance was released during task execution.";
            default -> "The command execution exit code is not zero.";
        };
    }

    private static String word(Run run, @Nullable String failure) {
        if (run.status().equals("Stopped")) {
            return wasCut(run) ? "Terminated" : "Cancelled";
        }
        if (failure == null || failure.isEmpty()) {
            return word(run.status(), run.waiting());
        }
        return failure.equals(TIMEOUT) ? "Timeout" : "Error";
    }

    /** Whether a run was under way when it was stopped. */
    private static boolean wasCut(Run run) {
        var end = run.endsAt();
        var stop = run.stoppedAt();
        return end != null && stop != null && stop.isBefore(end);
    }

    /** The status of what is run on several instances in the newer spelling. */
    public static String word(String status, boolean waiting) {
        return switch (status) {
            case "Finished" -> "Success";
            case "Running" -> waiting ? "Scheduled" : status;
            default -> status;
        };
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
