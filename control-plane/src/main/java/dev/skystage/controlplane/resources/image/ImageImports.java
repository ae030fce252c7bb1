package dev.skystage.controlplane.resources.image;

import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.image.Image;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes images from imported files. */
@Component
public record ImageImports(NewImages fresh, Operations operations) {
    /** The image of imported disks, not persisted yet. */
    public Image prepare(
            String accountId, String regionId, Platform platform, String architecture, List<ImageDisk> disks) {
        var image = fresh.in(accountId, regionId);
        var bits = architecture.equals("i386") ? "32" : "64";
        image.platform = platform.wire();
        image.osName = platform.wire() + "  " + bits + " bit";
        image.osNameEn = image.osName;
        image.architecture = architecture;
        image.sizeGib = disks.getFirst().sizeGib();
        return image;
    }

    /** Begins the import; returns the id of its task. */
    public String begin(Image image, List<ImageDisk> disks, String cause) {
        var task = fresh.begin(image, disks, FinishImport.IMPORTING, ImageDisk.transfer(disks), cause);
        var system = disks.getFirst();
        operations.describe(task, ImageFile.items(system.ossBucket(), system.ossObject(), system.format()));
        return task;
    }
}
