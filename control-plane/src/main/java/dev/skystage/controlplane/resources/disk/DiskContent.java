package dev.skystage.controlplane.resources.disk;

import dev.skystage.persistence.disk.Disk;
import java.time.Duration;
import java.time.Instant;

/**
 * What is on a disk, which nobody really writes to: a function of its size and of the time. A guest goes round its disk
 * once in {@link #ROUND} and so overwrites what is oldest; a disk that was made of something begins with a part of it.
 *
 * @param dataBytes bytes on the disk
 * @param writtenBytes bytes ever written to it, what was overwritten too; never less than before
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

    /** Bytes of a disk of this size. */
    private static long capacity(int sizeGib) {
        return (long) sizeGib << BYTES_PER_GIB_SHIFT;
    }
}
