package dev.skystage.controlplane.resources.disk;

import dev.skystage.persistence.disk.Disk;
import java.time.Duration;
import java.time.Instant;

/**
 * How much is on a disk, although nobody really writes to it: a function of its size and of the time. A guest writes
 * its whole disk once in {@link #ROUND} and so overwrites the oldest data; a disk that was made from an image or
 * snapshot begins with a part of that.
 *
 * @param dataBytes bytes on the disk
 * @param writtenBytes bytes ever written, overwritten ones included; never gets smaller
 */
public record DiskContent(long dataBytes, long writtenBytes) {
    private static final int BYTES_PER_GIB_SHIFT = 30;
    private static final Duration ROUND = Duration.ofDays(50);
    private static final int FILLED_AT_FIRST = 10;

    public static DiskContent of(Disk disk, Instant now) {
        var capacity = capacity(disk.sizeGib);
        var made = disk.imageId != null || disk.sourceSnapshotId != null;
        var age = Math.max(0, Duration.between(disk.createdAt, now).toSeconds());
        var written = (made ? capacity / FILLED_AT_FIRST : 0) + capacity / ROUND.toSeconds() * age;
        return new DiskContent(Math.min(capacity, written), written);
    }

    /** The size of the disk in bytes. */
    private static long capacity(int sizeGib) {
        return (long) sizeGib << BYTES_PER_GIB_SHIFT;
    }
}
