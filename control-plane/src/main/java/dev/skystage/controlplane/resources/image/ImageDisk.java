package dev.skystage.controlplane.resources.image;

import java.time.Duration;
import java.util.List;
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
    private static final Duration PER_GIB = Duration.ofSeconds(3);
    private static final String SYSTEM = "system";

    /** An empty system disk. */
    public static ImageDisk system(int sizeGib) {
        return of(0, sizeGib, null);
    }

    /** A disk that a snapshot is on, or an empty one. */
    public static ImageDisk of(int n, int sizeGib, @Nullable String snapshotId) {
        return new ImageDisk(device(n), type(n), sizeGib, snapshotId, "", "", "");
    }

    /** The device of disk number n of an image, from 0: the system disk is the first. */
    public static String device(int n) {
        return "/dev/xvd" + (char) ('a' + n);
    }

    /** What disk number n is. */
    public static String type(int n) {
        return n == 0 ? SYSTEM : "data";
    }

    /** How long these disks take on their way through a network. */
    static Duration transfer(List<ImageDisk> disks) {
        return PER_GIB.multipliedBy(disks.stream().mapToInt(ImageDisk::sizeGib).sum());
    }

    /** The same disk with another snapshot on it. */
    ImageDisk on(String otherSnapshot) {
        return new ImageDisk(device, type, sizeGib, otherSnapshot, format, ossBucket, ossObject);
    }

    public boolean isSystem() {
        return type.equals(SYSTEM);
    }
}
