package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.persistence.image.Image;
import dev.skystage.persistence.instancetype.InstanceType;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the image of the system disks, holds it if it can be deleted, and checks that it runs on the instance type. */
@Component
record ImageChoice(Images images, Quotas quotas, Authorizer authorizer) {
    private static final ApiException NOT_AVAILABLE = new ApiException(
                    "OperationDenied.ImageNotValid", "specified Image is")
            .or("IncorrectImageStatus", "specified Image is");

    Image choose(CreationOrder order, InstanceType type, Caller caller) {
        var found = order.imageId() != null
                ? images.find(caller, order.regionId(), order.imageId())
                : newest(order, caller);
        var image = images.hold(caller, found.orElseThrow(() -> new ApiException("InvalidImageId.NotFound")));
        check(Images.isUsable(image), NOT_AVAILABLE);
        check(Images.fits(image, type), "ImageNotSupportInstanceType");
        check(
                image.productCode.isEmpty()
                        || quotas.maximum(caller.accountId(), order.regionId(), Quota.MARKETPLACE_IMAGES) > 0,
                "ImageNotSubscribed");
        return image;
    }

    private Optional<Image> newest(CreationOrder order, Caller caller) {
        var newest = images.newestOf(
                caller, order.regionId(), Texts.orEmpty(order.run().imageFamily()));
        newest.ifPresent(
                image -> authorizer.checkFound(caller, order.regionId(), ResourceType.IMAGE, List.of(image.id)));
        return newest;
    }
}
