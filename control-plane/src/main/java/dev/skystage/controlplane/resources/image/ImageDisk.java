package dev.skystage.controlplane.resources.image;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk that instances get from an image.
 *
 * @param type system or data
 * @param snapshotId its content; null if the disk is empty or was imported
 * @param format of the imported file, else ""; the same holds for bucket and object
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

    /** A disk with the content of a snapshot, or an empty one. */
    public static ImageDisk of(int n, int sizeGib, @Nullable String snapshotId) {
        return new ImageDisk(device(n), type(n), sizeGib, snapshotId, "", "", "");
    }

    /** The device of disk number n of an image, from 0: the system disk is the first. */
    public static String device(int n) {
        return "/dev/xvd" + (char) ('a' + n);
    }

    /** The type of disk number n. */
    public static String type(int n) {
        return n == 0 ? SYSTEM : "data";
    }

    /** How long these disks take to be sent through a network. */
    static Duration transfer(List<ImageDisk> disks) {
        return PER_GIB.multipliedBy(disks.stream().mapToInt(ImageDisk::sizeGib).sum());
    }

    /** The same disk with the content of another snapshot. */
    ImageDisk on(String otherSnapshot) {
        return new ImageDisk(device, type, sizeGib, otherSnapshot, format, ossBucket, ossObject);
    }

    public boolean isSystem() {
        return type.equals(SYSTEM);
    }
}
