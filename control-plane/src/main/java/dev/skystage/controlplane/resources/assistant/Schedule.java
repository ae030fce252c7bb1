package dev.skystage.controlplane.resources.assistant;

import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.api.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a command runs.
 *
 * @param mode as RepeatMode names it
 * @param frequency for the mode Period, else empty
 */
public record Schedule(String mode, String frequency) {
    public static final String ONCE = "Once";
    public static final String PERIOD = "Period";
    static final String NEXT_REBOOT = "NextRebootOnly";
    static final String EVERY_REBOOT = "EveryReboot";
    /** Everything is checked, and nothing runs. */
    static final String DRY_RUN = "DryRun";

    private static final List<String> MODES = List.of(ONCE, PERIOD, NEXT_REBOOT, EVERY_REBOOT, DRY_RUN);

    public static final Schedule AT_ONCE = new Schedule(ONCE, "");

    /**
     * The schedule that the parameters Timed, Frequency and RepeatMode make together. Today's clients send no Timed:
     * for them a frequency is enough.
     */
    public static Schedule of(@Nullable Boolean timed, @Nullable String frequency, @Nullable String repeatMode) {
        var mode = repeatMode == null || repeatMode.isEmpty() ? ONCE : repeatMode;
        if (!MODES.contains(mode)) {
            throw ApiException.invalid("RepeatMode");
        }
        var scheduled = timed == null ? !orEmpty(frequency).isEmpty() : timed;
        if (!scheduled && !mode.equals(PERIOD)) {
            return new Schedule(mode, "");
        }
        if (frequency == null || frequency.isEmpty()) {
            throw ApiException.firstOf(List.of("MissingParameter.Frequency", "MissingParam.Frequency"));
        }
        if (Frequency.parse(frequency).isEmpty()) {
            throw new ApiException("InvalidParam.Frequency");
        }
        return new Schedule(PERIOD, frequency);
    }

    /** Whether it runs, or is rehearsed, when it is ordered. */
    boolean isAtOnce() {
        return isAtOnce(mode);
    }

    static boolean isAtOnce(String mode) {
        return mode.equals(ONCE) || mode.equals(DRY_RUN);
    }
}
