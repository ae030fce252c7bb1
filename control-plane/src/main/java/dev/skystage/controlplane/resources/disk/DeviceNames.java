package dev.skystage.controlplane.resources.disk;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The names under which instances see their disks: /dev/xvda is the system disk, the others follow in order. */
public final class DeviceNames {
    public static final String SYSTEM = "/dev/xvda";

    private static final Pattern NAME = Pattern.compile("/dev/x?vd[a-z]");

    private DeviceNames() {}

    /** The full form of a name: {@code /dev/vdb} is {@code /dev/xvdb}. Empty when the text is no device name. */
    public static Optional<String> full(String name) {
        return NAME.matcher(name).matches() ? Optional.of(name(name.charAt(name.length() - 1))) : Optional.empty();
    }

    /** The first free name of a data disk. */
    public static Optional<String> free(Collection<String> taken) {
        return IntStream.rangeClosed('b', 'z')
                .mapToObj(DeviceNames::name)
                .filter(name -> !taken.contains(name))
                .findFirst();
    }

    private static String name(int letter) {
        return "/dev/xvd" + (char) letter;
    }
}
