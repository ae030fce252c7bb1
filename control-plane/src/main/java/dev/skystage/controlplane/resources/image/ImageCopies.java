package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.snapshot.NewSnapshots;
import dev.skystage.controlplane.resources.snapshot.SnapshotPlan;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.image.ImageStatus;
import dev.skystage.persistence.snapshot.Snapshot;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Copies custom images within an account. */
@Component
public record ImageCopies(
        NewImages fresh,
        ImageDisks disks,
        NewSnapshots snapshots,
        Operations operations,
        EntityManager entities,
        JdbcClient jdbc) {
    /** The copy of a locked image, not persisted yet; refuses an image that cannot be copied to this region. */
    public Image prepare(Image image, String regionId) {
        check(image.status() == ImageStatus.AVAILABLE, "IncorrectImageStatus");
        check(!image.encrypted, "OperationDeined.EncryptedSnapshot");
        check(!isBeingCopied(image, regionId), "OperationDenied.ImageCopying");
        var copy = fresh.like(image, image.accountId, regionId);
        copy.copied = true;
        copy.sourceImageId = image.id;
        return copy;
    }

    /** Begins a prepared copy; a larger image takes longer. */
    public void begin(Image image, Image copy, String cause) {
        var made = disks.of(image).stream().map(disk -> copy(disk, copy, cause)).toList();
        fresh.begin(copy, made, FinishCopy.COPYING, ImageDisk.transfer(made), cause);
    }

    /** The snapshot cannot be deleted meanwhile: the locked image needs it. */
    private ImageDisk copy(ImageDisk disk, Image copy, String cause) {
        var original = disk.snapshotId() == null ? null : entities.find(Snapshot.class, disk.snapshotId());
        return original == null
                ? disk
                : disk.on(snapshots.copy(
                                original, copy.regionId, copy.encrypted, SnapshotPlan.manual("", "", Map.of()), cause)
                        .id);
    }

    /** Cancels the copying that makes the locked image, which is then removed; false if it was cancelled before. */
    public boolean cancel(Image copy) {
        return operations.cancel(FinishCopy.COPYING, copy.id);
    }

    private boolean isBeingCopied(Image image, String regionId) {
        return jdbc.sql("""
                        select exists (select from image
                            where source_image_id = ? and region_id = ? and status = 'CREATING')
                        """).params(image.id, regionId).query(Boolean.class).single();
    }
}
