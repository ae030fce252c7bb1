package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.snapshot.ImageSnapshots;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.image.ImageStatus;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes images that no operation is working on. */
@Component
public record ImageDeletions(
        Resources resources,
        ImageLifecycle lifecycle,
        ImageShares shares,
        ImageSnapshots snapshots,
        Operations operations,
        Quotas quotas,
        JdbcClient jdbc) {
    private static final String COPYING = "OperationDenied.ImageCopying";

    /** The refusal while an operation of this action is open. */
    private static final Map<String, String> BUSY = Map.of(
            FinishCopy.COPYING.action(), COPYING,
            FinishImport.IMPORTING.action(), "ImageIsImporting",
            FinishExport.EXPORTING.action(), "ImageIsExporting");

    /**
     * Deletes an image that the caller has locked for that. With force also one that instances of its owner were made
     * from.
     */
    public void delete(Image image, boolean force, String cause) {
        operations
                .open(List.of(image.id))
                .forEach(open -> check(false, BUSY.getOrDefault(open.action(), "ImageIsCreating")));
        check(image.status() != ImageStatus.CREATING, "ImageIsCreating");
        check(!isBeingCopied(image), COPYING);
        check(!shares.isShared(image), "ImageUseShared");
        check(force || !isRun(image), "ImageUsingByInstance");
        lifecycle.fire(image, ImageEvent.DELETE, cause);
        snapshots.remove(List.of(image.id));
        resources.remove(image);
        quotas.give(image.accountId, image.regionId, Quota.IMAGES, 1);
    }

    private boolean isBeingCopied(Image image) {
        return is("select exists (select from image where source_image_id = ? and status = 'CREATING')", image.id);
    }

    private boolean isRun(Image image) {
        return is("select exists (select from instance where image_id = ?)", image.id);
    }

    private boolean is(String question, String imageId) {
        return jdbc.sql(question).param(imageId).query(Boolean.class).single();
    }
}
