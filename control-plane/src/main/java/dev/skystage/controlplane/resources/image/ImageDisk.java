package dev.skystage.controlplane.resources.image;

import org.jspecify.annotations.Nullable;

/**
 * A disk that an instance of an image gets.
 *
 * @param type system or data
 * @param snapshotId what is on it; null if it is empty or came as a file
 * @param format of the imported file, else ""; so bucket and object
 */
public record ImageDisk(
        String device,
        String type,
        int sizeGib,
        @Nullable String snapshotId,
        String format,
        String ossBucket,
        String ossObject) {
    private static final String SYSTEM = "system";
    private static final String SYSTEM_DEVICE = "/dev/xvda";

    /** An empty system disk. */
    public static ImageDisk system(int sizeGib) {
        return new ImageDisk(SYSTEM_DEVICE, SYSTEM, sizeGib, null, "", "", "");
    }

    /** The device of disk number n of an image, from 0: the system disk is the first. */
    public static String device(int n) {
        return "/dev/xvd" + (char) ('a' + n);
    }

    /** What disk number n is. */
    public static String type(int n) {
        return n == 0 ? SYSTEM : "data";
    }

    public boolean isSystem() {
        return type.equals(SYSTEM);
    }
}
