package dev.skystage.controlplane.resources.image;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.snapshot.ImageSnapshots;
import dev.skystage.controlplane.resources.task.OperationKind;
import dev.skystage.controlplane.resources.task.Operations;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.task.NoPayload;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Begins images: each has the status Creating until the task of its kind ends. */
@Component
public record NewImages(
        Resources resources,
        ImageDisks disks,
        ImageSnapshots snapshots,
        ImageLifecycle lifecycle,
        Operations operations,
        Quotas quotas,
        EntityManager entities) {
    /** An image of the account, not persisted yet. */
    public Image in(String accountId, String regionId) {
        var image = resources.fresh(new Image(), accountId, regionId);
        image.ownerAlias = "self";
        return image;
    }

    /** The same, with the operating system of the image that it is based on. */
    public Image like(Image origin, String accountId, String regionId) {
        var image = in(accountId, regionId);
        image.osType = origin.osType;
        image.osName = origin.osName;
        image.osNameEn = origin.osNameEn;
        image.platform = origin.platform;
        image.architecture = origin.architecture;
        image.sizeGib = origin.sizeGib;
        image.supportsCloudInit = origin.supportsCloudInit;
        image.supportsIoOptimized = origin.supportsIoOptimized;
        image.productCode = origin.productCode;
        image.bootMode = origin.bootMode;
        image.nvmeSupport = origin.nvmeSupport;
        image.licenseType = origin.licenseType;
        return image;
    }

    /** An image of what an instance runs; the image that the instance was made from may be gone. */
    public Image of(Instance instance) {
        var origin = entities.find(Image.class, instance.imageId);
        if (origin != null) {
            return like(origin, instance.accountId, instance.regionId);
        }
        var image = in(instance.accountId, instance.regionId);
        image.osType = instance.osType;
        image.osName = instance.osName;
        image.osNameEn = instance.osNameEn;
        image.platform = Platform.OTHERS_LINUX.wire();
        image.architecture = "x86_64";
        return image;
    }

    /**
     * Writes the image with its disks and begins the work; returns the id of the operation. The caller holds the
     * snapshots, or has made them.
     *
     * @param work how long it takes, in addition to the delay that all images of the kind have
     */
    public String begin(Image image, List<ImageDisk> made, OperationKind<NoPayload> kind, Duration work, String cause) {
        resources.add(image);
        // the disks are written by plain SQL, which must see the image
        entities.flush();
        disks.add(image.id, made);
        snapshots.add(
                image.id,
                made.stream()
                        .map(ImageDisk::snapshotId)
                        .filter(Objects::nonNull)
                        .toList());
        lifecycle.begin(List.of(image), cause);
        var operation = operations
                .begin(kind, List.of(image), new NoPayload(), any -> work)
                .getFirst();
        check(quotas.take(image.accountId, image.regionId, Quota.IMAGES, 1), "QuotaExceed.Image");
        return operation;
    }
}
