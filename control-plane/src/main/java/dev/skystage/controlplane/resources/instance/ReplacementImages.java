package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.image.ImageDisks;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceTypes;
import org.springframework.stereotype.Component;

/** Finds the images that the system disk of an existing instance can be made from. */
@Component
record ReplacementImages(Images images, ImageDisks imageDisks, InstanceTypes types, Quotas quotas) {
    /** The image, held against deletion. */
    Image hold(Caller caller, Instance instance, String imageId) {
        var image = images.find(caller, instance.regionId, imageId)
                .filter(Images::isUsable)
                .map(found -> images.hold(caller, found))
                .orElseThrow(() -> new ApiException("InvalidImageId.NotFound"));
        var type = types.find(instance.instanceType);
        check(type.isEmpty() || Images.fits(image, type.get()), "ImageNotSupportInstanceType");
        check(!instance.ioOptimized || image.supportsIoOptimized, "IoOptimized.NotSupported");
        check(
                image.productCode.isEmpty()
                        || quotas.maximum(caller.accountId(), instance.regionId, Quota.MARKETPLACE_IMAGES) > 0,
                "ImageNotSubscribed");
        check(imageDisks.of(image).size() == 1, "OperationDenied", "snapshot of the data disk");
        return image;
    }
}
