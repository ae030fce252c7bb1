package dev.skystage.controlplane.resources.instance.guest;

import java.util.regex.Pattern;

/** The rule of host names: segments of letters and digits, parted by single periods or hyphens. */
public final class HostName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]+([.-][A-Za-z0-9]+)*");
    private static final int SHORTEST = 2;
    private static final int LINUX_LIMIT = 64;
    private static final int WINDOWS_LIMIT = 15;

    private HostName() {}

    /** On Windows names are shorter, contain no period and are not only digits. */
    public static boolean isHostName(String host, boolean windows) {
        return host.length() >= SHORTEST
                && host.length() <= limit(windows)
                && FORM.matcher(host).matches()
                && !(windows && (host.contains(".") || host.chars().allMatch(Character::isDigit)));
    }

    /** How long a name may be. */
    public static int limit(boolean windows) {
        return windows ? WINDOWS_LIMIT : LINUX_LIMIT;
    }
}
