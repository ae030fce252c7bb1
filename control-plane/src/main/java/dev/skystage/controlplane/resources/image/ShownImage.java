package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.task.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An image as it is listed, with its progress and the disks that its instances get. */
public record ShownImage(
        @Flat ImageView image,
        String progress,
        @ItemName("DiskDeviceMapping") List<Mapping> diskDeviceMappings) {
    /**
     * A disk of an image.
     *
     * @param progress of the copying of the disk, else ""
     * @param remainTime seconds until the copying ends, null when nothing is copied
     */
    public record Mapping(
            String device,
            String type,
            String size,
            String format,
            String snapshotId,
            String progress,
            @Nullable Integer remainTime,
            @WireName("ImportOSSBucket") String importOssBucket,
            @WireName("ImportOSSObject") String importOssObject) {}

    /** The image as shown; if it is being made, the operation is the one that makes it. */
    static ShownImage of(ImageView image, List<ImageDisk> disks, @Nullable Operation making, Instant now) {
        var copying = making != null && making.action().equals(FinishCopy.COPYING.action());
        var progress = progress(image, making, now);
        return new ShownImage(
                image,
                progress,
                disks.stream()
                        .map(disk -> new Mapping(
                                disk.device(),
                                disk.type(),
                                Integer.toString(disk.sizeGib()),
                                disk.format(),
                                Texts.orEmpty(disk.snapshotId()),
                                copying ? progress : "",
                                copying && making != null ? remaining(making, now) : null,
                                disk.ossBucket(),
                                disk.ossObject()))
                        .toList());
    }

    private static String progress(ImageView image, @Nullable Operation making, Instant now) {
        if (making != null) {
            return making.progress(now) + "%";
        }
        return image.isMade() ? "100%" : "0%";
    }

    private static int remaining(Operation operation, Instant now) {
        return Math.toIntExact(
                Math.max(0, Duration.between(now, operation.plannedEnd()).toSeconds()));
    }
}
