package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** What may happen to instances whose host is maintained or fails, and when. */
public final class Maintenance {
    /** The instance stays stopped. */
    public static final String STOP = "Stop";

    /** The instance is started again. */
    public static final String AUTO_RECOVER = "AutoRecover";

    /** The instance is moved to another host; the data of its local disks are lost. */
    public static final String AUTO_REDEPLOY = "AutoRedeploy";

    public static final String DEFAULT = AUTO_RECOVER;

    private static final Pattern ON_THE_HOUR = Pattern.compile("\\d\\d:00:00");

    private Maintenance() {}

    /** What can be chosen for an instance with or without local disks. */
    public static List<String> supported(boolean localDisks) {
        return localDisks ? List.of(STOP, AUTO_RECOVER, AUTO_REDEPLOY) : List.of(STOP, AUTO_RECOVER);
    }

    /** Refuses a window that does not begin and end on the hour, 1 to 23 hours apart; it may go over midnight. */
    public static void checkWindow(String start, String end) {
        var length = Duration.between(hour(start, "StartTime"), hour(end, "EndTime"));
        checkParameter(!length.isZero(), "MaintenanceWindow.EndTime");
    }

    private static LocalTime hour(String text, String name) {
        var parameter = "MaintenanceWindow." + name;
        checkParameter(ON_THE_HOUR.matcher(text).matches(), parameter);
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException noHour) {
            throw ApiException.invalid(parameter);
        }
    }
}
