package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.scheduler.task.NoPayload;
import java.util.List;
import org.springframework.stereotype.Component;

/** Writes images into buckets. */
@Component
public record ImageExports(ImageDisks disks, Operations operations) {
    private static final int MAX_DATA_DISKS = 4;
    private static final int MAX_DATA_GIB = 500;

    /**
     * Begins the export of a locked image; returns the id of its task.
     *
     * @param prefix of the object's name, or ""
     */
    public String begin(Image image, String bucket, String prefix, String format) {
        check(image.status() == ImageStatus.AVAILABLE, "IncorrectImageStatus");
        check(image.productCode.isEmpty(), "ImageNotSupported", "image market");
        check(!image.encrypted, "ImageNotSupported", "encrypted snapshots");
        var all = disks.of(image);
        var data = all.stream().filter(disk -> !disk.isSystem()).toList();
        check(
                data.size() <= MAX_DATA_DISKS && data.stream().allMatch(disk -> disk.sizeGib() <= MAX_DATA_GIB),
                "InvalidImage.DiskAmountOrSize",
                "The image has more than 4 data disks, or one of more than 500 GiB.");
        check(
                !operations.open(FinishExport.EXPORTING, List.of(image.id)).containsKey(image.id),
                "OperationDenied.ImageExporting");
        var task = operations
                .begin(FinishExport.EXPORTING, List.of(image), new NoPayload(), any -> ImageDisk.transfer(all))
                .getFirst();
        var object = (prefix.isEmpty() ? "" : prefix + "_") + image.id + "_" + task + "." + format;
        operations.describe(task, ImageFile.items(bucket, object, format));
        return task;
    }
}
